// SPDX-License-Identifier: GPL-3.0-or-later
// TokenService: standing tokens of accounts: made, listed, revoked, and what each reaches. By what a door
// knows one is StandingTokens.
#pragma once

#include "server/features/accounts/token_store.h"
#include "server/features/accounts/user_service.h"

namespace madang {

class TokenService {
public:
    /// Without `notices` somebody is told of a token by mail alone.
    TokenService(AccountStore &accountStore, AccountService &accountService, UserService &users,
                 EmailService &emails, SecondFactors &factors, AccessTokens &accessTokens,
                 NotificationAccess *notices)
        : m_accounts(accountStore)
        , m_accountService(accountService)
        , m_users(users)
        , m_emails(emails)
        , m_factors(factors)
        , m_tokens(accessTokens)
        , m_notices(notices)
    {
    }
    Result<Page<tokens::ApiToken>> list(Work &work, const Nothing &request);
    /// For who proves password and second factor again.
    Result<Later<tokens::MadeToken>> create(Work &work, const tokens::MakeToken &request);
    Result<Nothing> revoke(Work &work, const tokens::OneToken &request);
    Result<Page<tokens::ApiToken>> ofUser(Work &work, const users::OneUser &request);
    Result<tokens::ApiToken> revokeOfUser(Work &work, const tokens::OneUserToken &request);

    /// Whether the token that asks is good and reaches the command: NotAllowed ("token-scope", "token-money",
    /// "token-in-person"); as judgeForMoney() where money is moved.
    Done judge(Work &work, const Route &route);
    /// Whether it is good still: every scope reads, and what takes more than that a topic asks itself.
    Done judgeReading(Work &work);
    /// Writes down where tokens were used since it ran last.
    Done noteUses(Work &work);

private:
    Result<tokens::MadeToken> make(Work &work, const tokens::MakeToken &request, const QString &name,
                                   bool secondFactor);
    /// By mail and in the house.
    Done tellMade(Work &work, const AccountRow &account, const tokens::ApiToken &token);

    TokenStore m_store;
    AccountStore &m_accounts;
    AccountService &m_accountService;
    UserService &m_users;
    EmailService &m_emails;
    SecondFactors &m_factors;
    AccessTokens &m_tokens;
    NotificationAccess *const m_notices;
};

} // namespace madang
