// SPDX-License-Identifier: GPL-3.0-or-later
// SessionStore: the SQL of sessions and refresh tokens. No rules.
#pragma once

#include "common/protocol/accounts.h"
#include "server/core/work.h"

namespace madang {

/// A refresh token's row with its session's.
struct RefreshRow {
    SessionId session;
    UserId account;
    Timestamp expiresAt;
    Timestamp usedAt;
    Timestamp revokedAt;
};
PROTOCOL_FIELDS(RefreshRow, session, account, expiresAt, usedAt, revokedAt)

class SessionStore {
public:
    Done insert(Work &work, SessionId session, UserId account, const QString &device);
    Done addToken(Work &work, SessionId session, const QString &fingerprint, Timestamp expiresAt);
    Result<std::optional<RefreshRow>> token(Work &work, const QString &fingerprint);
    /// False when it was used already.
    Result<bool> useToken(Work &work, const QString &fingerprint);
    Done touch(Work &work, SessionId session);
    Result<QList<accounts::Session>> active(Work &work, UserId account);
    /// Whether an active session of that account was ended.
    Result<bool> revoke(Work &work, SessionId session, UserId account);
    /// Sessions revoked since a moment: their access tokens may still be alive.
    Result<QList<SessionId>> revokedSince(Work &work, Timestamp since);
    /// Forgets expired tokens; how many.
    Result<int> forgetExpired(Work &work);
};

} // namespace madang
