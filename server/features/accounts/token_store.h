// SPDX-License-Identifier: GPL-3.0-or-later
// TokenStore: the SQL of standing tokens. No rules.
#pragma once

#include "common/protocol/tokens.h"
#include "server/core/work.h"

namespace madang {

/// A token that is good, as whoever judges it without the store has to know it.
struct KeptToken {
    SessionId id; ///< its own number, where a session's would stand
    UserId account;
    QString name;
    tokens::Scope scope = tokens::Scope::Read;
    QString fingerprint;
    Timestamp expiresAt;
    bool secondFactor = false;
    Claims claims() const
    {
        return {account, id, expiresAt,
                std::make_shared<const StandingToken>(StandingToken{name, scope, secondFactor})};
    }
};
PROTOCOL_FIELDS(KeptToken, id, account, name, scope, fingerprint, expiresAt, secondFactor)

class TokenStore {
public:
    /// False when the account has one of that name.
    Result<bool> insert(Work &work, const KeptToken &token);
    /// Those that have not run out, the newest first.
    Result<QList<tokens::ApiToken>> of(Work &work, UserId account);
    Result<int> count(Work &work, UserId account);
    /// Whether it is good, and its account, too.
    Result<bool> isGood(Work &work, SessionId token, UserId account);
    /// What was taken away; nothing when the account has none of that number.
    Result<std::optional<tokens::ApiToken>> remove(Work &work, UserId account, tokens::TokenId token);
    /// Which they were.
    Result<QList<SessionId>> removeAll(Work &work, UserId account);
    Done removeExpired(Work &work);
    /// All that are good, of everybody.
    Result<QList<KeptToken>> good(Work &work);
    Done noteUse(Work &work, SessionId token, Timestamp at, const QString &address);
};

} // namespace madang
