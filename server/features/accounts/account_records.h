// SPDX-License-Identifier: GPL-3.0-or-later
// AccountRecords: the personal data of accounts: the account itself, where it is signed in, its mail.
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

private:
    AccountStore &m_store;
    SessionService &m_sessions;
};

} // namespace madang
