// SPDX-License-Identifier: GPL-3.0-or-later
// Registrations: who may make an account: by an invitation, by somebody's leave, or not at all; and the terms
// they have to agree to.
#pragma once

#include "server/features/accounts/account_store.h"
#include "server/features/accounts/registration_store.h"
#include "server/features/notifications/notification_access.h"

namespace madang {

/// What an operator decides about registering.
struct RegistrationPolicy {
    accounts::Registration mode = accounts::Registration::Open;
    std::optional<accounts::TermsOfUse> terms = {};
    bool emailNeeded = false;
    QList<accounts::Provider> providers = {};
    bool uniqueNicknames = false;
    QList<details::AskedPart> details = {};
};

class Registrations {
public:
    /// Without `notices` nobody is told that somebody waits.
    Registrations(RegistrationStore &store, AccountStore &accounts, NotificationAccess *notices,
                  RegistrationPolicy policy)
        : m_store(store)
        , m_accounts(accounts)
        , m_notices(notices)
        , m_policy(std::move(policy))
    {
    }
    Result<accounts::RegistrationRules> rules(Work &work, const Nothing &request);

    /// What the caller agreed to, and when.
    Result<accounts::Consent> consent(Work &work, const Nothing &request);
    Result<accounts::Consent> agree(Work &work, const accounts::AgreeToTerms &request);

    /// Refuses early, before the slow work of hashing, what take() would refuse.
    Done judge(Work &work, const accounts::Register &request);
    /// Whether what judge() let pass came with an invitation that counts for something here.
    bool isInvited(const accounts::Register &request) const;
    /// Spends the invitation, keeps what was agreed to, and lets the new account wait where it has to. The
    /// first account of all needs nobody's leave.
    Done take(Work &work, const accounts::Register &request, const AccountRow &account, bool first);
    /// What keeps an account with a proven password from signing in; nothing when nothing does.
    Result<std::optional<Error>> gate(Work &work, UserId account);
    Done forgetInvites(Work &work) { return m_store.forgetInvites(work); }

private:
    Done tellKeepers(Work &work, const AccountRow &account);

    RegistrationStore &m_store;
    AccountStore &m_accounts;
    NotificationAccess *const m_notices;
    const RegistrationPolicy m_policy;
};

/// The one form of a code as somebody typed it, hashed: signs without meaning and capitals do not count.
QString inviteHash(const QString &typed);

} // namespace madang
