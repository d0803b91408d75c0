// SPDX-License-Identifier: GPL-3.0-or-later
// SessionStore: the SQL of sessions and refresh tokens. No rules.
#pragma once

#include "common/protocol/sign_ins.h"
#include "server/core/work.h"

namespace madang {

/// A refresh token's row with its session's.
struct RefreshRow {
    SessionId session;
    UserId account;
    Timestamp expiresAt;
    Timestamp usedAt;
    Timestamp revokedAt;
    std::optional<QString> attempt; ///< fingerprint of what used it
};
PROTOCOL_FIELDS(RefreshRow, session, account, expiresAt, usedAt, revokedAt, attempt)

class SessionStore {
public:
    Done insert(Work &work, SessionId session, UserId account, const QString &device);
    Done addToken(Work &work, SessionId session, const QString &fingerprint, Timestamp expiresAt);
    Result<std::optional<RefreshRow>> token(Work &work, const QString &fingerprint);
    /// False when it was used already.
    Result<bool> useToken(Work &work, const QString &fingerprint, const std::optional<QString> &attempt);
    /// Whether a token that was given for this one, or later, has been used.
    Result<bool> isOutlived(Work &work, const QString &fingerprint, const RefreshRow &row);
    /// Takes back the tokens of a session that nobody has used.
    Done dropUnused(Work &work, SessionId session);
    Done touch(Work &work, SessionId session);
    Result<QList<accounts::Session>> active(Work &work, UserId account);
    /// Whether an active session of that account was ended.
    Result<bool> revoke(Work &work, SessionId session, UserId account);
    /// Ends the account's active sessions but one; which they were.
    Result<QList<SessionId>> revokeOthers(Work &work, UserId account, SessionId kept);
    Result<bool> isActive(Work &work, SessionId session);
    /// Whoever uses it proved then, through another house, who they are.
    Done noteProof(Work &work, SessionId session, Timestamp at);
    /// None of an account's sessions is proven any more.
    Done forgetProofs(Work &work, UserId account);
    /// Whether that was done since then, in an active session of that account.
    Result<bool> isProvenSince(Work &work, SessionId session, UserId account, Timestamp since);
    /// From where the account was used, the latest first.
    Result<QList<QString>> addresses(Work &work, UserId account, int limit);
    Result<bool> knowsDevice(Work &work, UserId account, const QString &device);
    /// Whether there was ever one.
    Result<bool> anyOf(Work &work, UserId account);
    /// Also those that are over, below `before`, the latest first.
    Result<QList<sign_ins::PastSignIn>> history(Work &work, UserId account, SessionId before, int limit);
    /// Sessions revoked since a moment: their access tokens may still be alive.
    Result<QList<SessionId>> revokedSince(Work &work, Timestamp since);
    /// Forgets expired tokens, and ends the sessions that have no other.
    Done forgetExpired(Work &work);
};

} // namespace madang
