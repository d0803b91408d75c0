// SPDX-License-Identifier: GPL-3.0-or-later
// AccountsFeature: owns the services of accounts; install() lists what they answer to.
#pragma once

#include "server/features/accounts/account_access.h"
#include "server/features/accounts/account_service.h"
#include "server/features/accounts/user_service.h"
#include "server/features/feature.h"

namespace madang {

class AccountsFeature final : public Feature {
public:
    AccountsFeature(const House &house, AccessTokens &tokens, AccountRules rules,
                    std::chrono::seconds refreshLife)
        : m_sessions(m_sessionStore, m_store, tokens, refreshLife)
        , m_accounts(m_store, m_sessions, house.lanes, house.throttle, rules)
        , m_users(m_userStore, m_store, m_sessions, m_sessionStore, house.lanes, rules)
    {
    }
    void install(Routes &at) override;
    /// What whoever may open the socket in the data folder can call, without an account.
    void installForSocket(Routes &at);
    void schedule(Schedule &jobs) override;
    SessionService &sessions() { return m_sessions; }
    AccountAccess &access() { return m_access; }

private:
    AccountStore m_store;
    AccountAccess m_access{m_store};
    SessionStore m_sessionStore;
    SessionService m_sessions;
    AccountService m_accounts;
    UserStore m_userStore;
    UserService m_users;
};

} // namespace madang
