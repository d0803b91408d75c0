// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/token_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using tokens::ApiToken;

Result<bool> TokenStore::insert(Work &work, const KeptToken &token)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO api_token (id, account, name, scope, fingerprint, made_at, expires_at, second_factor)
        VALUES (:id, :account, :name, :scope, :fingerprint, :at, :expires, :factor)
        ON CONFLICT DO NOTHING)"_s,
                      bind("id", token.id), bind("account", token.account), bind("name", token.name),
                      bind("scope", token.scope), bind("fingerprint", token.fingerprint),
                      bind("at", work.now()), bind("expires", token.expiresAt),
                      bind("factor", token.secondFactor)));
    return rows > 0;
}

Result<QList<ApiToken>> TokenStore::of(Work &work, UserId account)
{
    return work.db().all<ApiToken>(uR"(
        SELECT id, name, scope, made_at, expires_at, last_used_at, last_address, second_factor
          FROM api_token
         WHERE account = :account AND expires_at > :now
         ORDER BY id DESC
         LIMIT :limit)"_s,
                                   bind("account", account), bind("now", work.now()),
                                   bind("limit", tokens::kMost));
}

Result<int> TokenStore::count(Work &work, UserId account)
{
    return work.db().only<int>(
        u"SELECT COUNT(*) FROM api_token WHERE account = :account AND expires_at > :now"_s,
        bind("account", account), bind("now", work.now()));
}

Result<bool> TokenStore::isGood(Work &work, SessionId token, UserId account)
{
    TRY(const auto found,
        work.db().one<SessionId>(uR"(
        SELECT t.id
          FROM api_token t
          JOIN account a ON a.id = t.account
         WHERE t.id = :id AND t.account = :account AND t.expires_at > :now AND a.disabled_at IS NULL)"_s,
                                 bind("id", token), bind("account", account), bind("now", work.now())));
    return found.has_value();
}

Result<std::optional<ApiToken>> TokenStore::remove(Work &work, UserId account, tokens::TokenId token)
{
    return work.db().one<ApiToken>(uR"(
        DELETE FROM api_token
         WHERE id = :id AND account = :account
        RETURNING id, name, scope, made_at, expires_at, last_used_at, last_address, second_factor)"_s,
                                   bind("id", token), bind("account", account));
}

Result<QList<SessionId>> TokenStore::removeAll(Work &work, UserId account)
{
    return work.db().all<SessionId>(u"DELETE FROM api_token WHERE account = :account RETURNING id"_s,
                                    bind("account", account));
}

Done TokenStore::removeExpired(Work &work)
{
    TRY(work.db().run(u"DELETE FROM api_token WHERE expires_at <= :now"_s, bind("now", work.now())));
    return {};
}

Result<QList<KeptToken>> TokenStore::good(Work &work)
{
    return work.db().all<KeptToken>(uR"(
        SELECT id, account, name, scope, fingerprint, expires_at, second_factor
          FROM api_token
         WHERE expires_at > :now)"_s,
                                    bind("now", work.now()));
}

Done TokenStore::noteUse(Work &work, SessionId token, Timestamp at, const QString &address)
{
    TRY(work.db().run(u"UPDATE api_token SET last_used_at = :at, last_address = :address WHERE id = :id"_s,
                      bind("at", at), bind("address", address), bind("id", token)));
    return {};
}

} // namespace madang
