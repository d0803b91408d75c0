// SPDX-License-Identifier: GPL-3.0-or-later
// SessionService: opening, renewing and ending sessions. Passwords are account_service's.
#pragma once

#include "server/core/routes.h"
#include "server/features/accounts/access_tokens.h"
#include "server/features/accounts/account_store.h"
#include "server/features/accounts/session_store.h"
#include "server/features/accounts/token_store.h"

namespace madang {

class SessionService {
public:
    SessionService(SessionStore &store, AccountStore &accountStore, AccessTokens &tokens,
                   std::chrono::seconds refreshLife)
        : m_store(store)
        , m_accounts(accountStore)
        , m_tokens(tokens)
        , m_refreshLife(refreshLife)
    {
    }
    /// A new session of an account, with its first tokens.
    Result<accounts::SignedIn> openFor(Work &work, const accounts::Account &account,
                                       const std::optional<QString> &device);
    /// Rotates: the token works once. A second use ends the session, for the token was stolen; unless it is
    /// the same attempt, for its answer was lost.
    Result<Later<accounts::SignedIn>> refresh(Work &work, const accounts::Refresh &request);
    Result<Nothing> signOut(Work &work, const Nothing &request);
    Result<Page<accounts::Session>> list(Work &work, const Nothing &request);
    Result<Page<sign_ins::PastSignIn>> history(Work &work, const sign_ins::ListSignIns &request);
    Result<Nothing> revoke(Work &work, const accounts::RevokeSession &request);
    Result<accounts::EndedSessions> revokeOthers(Work &work, const Nothing &request);
    /// Ends every session of the caller but the one that asks; how many.
    Result<int> endOthers(Work &work);
    /// Ends every session of an account, and its tokens; how many sessions.
    Result<int> endAll(Work &work, UserId account);
    /// Ends its standing tokens.
    Done endTokens(Work &work, UserId account);
    /// NotSignedIn when the caller's session was ended while their request was under way.
    Done mustBeActive(Work &work);
    /// Whoever uses a session came through another house then.
    Done noteProof(Work &work, SessionId session, Timestamp at)
    {
        return m_store.noteProof(work, session, at);
    }
    /// What they came through opens the account no longer.
    Done forgetProofs(Work &work) { return m_store.forgetProofs(work, work.caller().user); }
    /// Whether the caller did so in this session no longer ago than kProofLasts, by our clock and record.
    Result<bool> isProven(Work &work);
    static constexpr std::chrono::minutes kProofLasts{10};
    /// Whether an account was ever signed in from there: the address, or one of its network for IPv6.
    Result<bool> knows(Work &work, UserId account, const QString &address);
    /// Whether signing in there is nothing new: from a device of that name, and from where the account was
    /// used before; or it is the first time at all. A name alone says nothing: devices say theirs themselves.
    Result<bool> isUsual(Work &work, UserId account, const std::optional<QString> &device);
    /// Teaches the token judge what was revoked before this start, and which standing tokens are good.
    Done remember(Work &work);
    Done forgetExpired(Work &work);

private:
    Result<QString> nameOf(const std::optional<QString> &device) const;
    Result<accounts::SignedIn> tokensFor(Work &work, SessionId session, const accounts::Account &account);
    Result<bool> isSameAttempt(Work &work, const QString &fingerprint, const RefreshRow &row,
                               const std::optional<QString> &attempt);
    Done end(Work &work, SessionId session, UserId account);

    SessionStore &m_store;
    TokenStore m_standing;
    AccountStore &m_accounts;
    AccessTokens &m_tokens;
    const std::chrono::seconds m_refreshLife;
};

} // namespace madang
