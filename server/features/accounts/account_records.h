// SPDX-License-Identifier: GPL-3.0-or-later
// AccountRecords: the personal data of accounts: the account itself, where it is signed in, its mail address.
#pragma once

#include "server/features/accounts/account_store.h"
#include "server/features/accounts/session_service.h"
#include "server/features/personal_data.h"

namespace madang {

class AccountRecords final : public PersonalData {
public:
    AccountRecords(AccountStore &store, SessionService &sessions)
        : m_store(store)
        , m_sessions(sessions)
    {
    }
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    /// Conflict ("last-owner"): somebody has to own the house.
    Done judgeErasing(Work &work, UserId person) override;
    Done erase(Work &work, Erasure &erasure) override;
    /// Conflict ("waits-for-leave", "unguarded").
    Done judgeMerging(Work &work, const Merging &merging) override;
    /// Its sessions end, and nobody signs in to it, or gets its name, any more.
    Done merge(Work &work, Merging &merging) override;

private:
    /// Whether signing in takes a code besides the password.
    Result<bool> isGuarded(Work &work, UserId person);

    AccountStore &m_store;
    SessionService &m_sessions;
};

} // namespace madang
