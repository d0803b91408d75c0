// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/session_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Done SessionStore::insert(Work &work, SessionId session, UserId account, const QString &device)
{
    TRY(work.db().run(uR"(
        INSERT INTO session (id, account, device, address, created_at, last_used_at)
        VALUES (:id, :account, :device, :address, :at, :at))"_s,
                      bind("id", session), bind("account", account), bind("device", device),
                      bind("address", work.caller().address), bind("at", work.now())));
    return {};
}

Done SessionStore::addToken(Work &work, SessionId session, const QString &fingerprint, Timestamp expiresAt)
{
    TRY(work.db().run(uR"(
        INSERT INTO refresh_token (fingerprint, session, issued_at, expires_at)
        VALUES (:fingerprint, :session, :at, :expires))"_s,
                      bind("fingerprint", fingerprint), bind("session", session), bind("at", work.now()),
                      bind("expires", expiresAt)));
    return {};
}

Result<std::optional<RefreshRow>> SessionStore::token(Work &work, const QString &fingerprint)
{
    return work.db().one<RefreshRow>(uR"(
        SELECT t.session, s.account, t.expires_at, COALESCE(t.used_at, 0), COALESCE(s.revoked_at, 0), t.attempt
          FROM refresh_token t
          JOIN session s ON s.id = t.session
         WHERE t.fingerprint = :fingerprint)"_s,
                                     bind("fingerprint", fingerprint));
}

Result<bool> SessionStore::useToken(Work &work, const QString &fingerprint,
                                    const std::optional<QString> &attempt)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE refresh_token SET used_at = :at, attempt = :attempt
         WHERE fingerprint = :fingerprint AND used_at IS NULL)"_s,
                      bind("at", work.now()), bind("attempt", attempt), bind("fingerprint", fingerprint)));
    return rows > 0;
}

Result<bool> SessionStore::isOutlived(Work &work, const QString &fingerprint, const RefreshRow &row)
{
    TRY(const auto later,
        work.db().one<int>(uR"(
        SELECT 1 FROM refresh_token
         WHERE session = :session AND issued_at >= :used AND used_at IS NOT NULL AND fingerprint <> :fingerprint
         LIMIT 1)"_s,
                           bind("session", row.session), bind("used", row.usedAt),
                           bind("fingerprint", fingerprint)));
    return later.has_value();
}

Done SessionStore::dropUnused(Work &work, SessionId session)
{
    TRY(work.db().run(u"DELETE FROM refresh_token WHERE session = :session AND used_at IS NULL"_s,
                      bind("session", session)));
    return {};
}

Done SessionStore::touch(Work &work, SessionId session)
{
    TRY(work.db().run(u"UPDATE session SET last_used_at = :at, address = :address WHERE id = :id"_s,
                      bind("at", work.now()), bind("address", work.caller().address), bind("id", session)));
    return {};
}

Result<QList<accounts::Session>> SessionStore::active(Work &work, UserId account)
{
    return work.db().all<accounts::Session>(uR"(
        SELECT id, device, address, created_at, last_used_at, CASE WHEN id = :current THEN 1 ELSE 0 END
          FROM session
         WHERE account = :account AND revoked_at IS NULL
         ORDER BY last_used_at DESC
         LIMIT 200)"_s,
                                            bind("account", account), bind("current", work.caller().session));
}

Result<bool> SessionStore::revoke(Work &work, SessionId session, UserId account)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE session SET revoked_at = :at WHERE id = :id AND account = :account AND revoked_at IS NULL)"_s,
                      bind("at", work.now()), bind("id", session), bind("account", account)));
    return rows > 0;
}

Result<QList<SessionId>> SessionStore::revokeOthers(Work &work, UserId account, SessionId kept)
{
    return work.db().all<SessionId>(uR"(
        UPDATE session
           SET revoked_at = :at
         WHERE account = :account AND id <> :kept AND revoked_at IS NULL
        RETURNING id)"_s,
                                    bind("at", work.now()), bind("account", account), bind("kept", kept));
}

Result<bool> SessionStore::isActive(Work &work, SessionId session)
{
    TRY(const auto row,
        work.db().one<SessionId>(u"SELECT id FROM session WHERE id = :id AND revoked_at IS NULL"_s,
                                 bind("id", session)));
    return row.has_value();
}

Done SessionStore::noteProof(Work &work, SessionId session, Timestamp at)
{
    TRY(work.db().run(u"UPDATE session SET proven_at = :at WHERE id = :id"_s, bind("at", at),
                      bind("id", session)));
    return {};
}

Done SessionStore::forgetProofs(Work &work, UserId account)
{
    TRY(work.db().run(uR"(
        UPDATE session SET proven_at = NULL WHERE account = :account AND proven_at IS NOT NULL)"_s,
                      bind("account", account)));
    return {};
}

Result<bool> SessionStore::isProvenSince(Work &work, SessionId session, UserId account, Timestamp since)
{
    TRY(const auto row,
        work.db().one<SessionId>(uR"(
        SELECT id
          FROM session
         WHERE id = :id AND account = :account AND revoked_at IS NULL AND proven_at > :since)"_s,
                                 bind("id", session), bind("account", account), bind("since", since)));
    return row.has_value();
}

Result<QList<QString>> SessionStore::addresses(Work &work, UserId account, int limit)
{
    return work.db().all<QString>(uR"(
        SELECT address
          FROM session
         WHERE account = :account
         GROUP BY address
         ORDER BY MAX(id) DESC
         LIMIT :limit)"_s,
                                  bind("account", account), bind("limit", limit));
}

Result<bool> SessionStore::knowsDevice(Work &work, UserId account, const QString &device)
{
    TRY(const auto row,
        work.db().one<SessionId>(
            u"SELECT id FROM session WHERE account = :account AND device = :device LIMIT 1"_s,
            bind("account", account), bind("device", device)));
    return row.has_value();
}

Result<bool> SessionStore::anyOf(Work &work, UserId account)
{
    TRY(const auto row,
        work.db().one<SessionId>(u"SELECT id FROM session WHERE account = :account LIMIT 1"_s,
                                 bind("account", account)));
    return row.has_value();
}

Result<QList<sign_ins::PastSignIn>> SessionStore::history(Work &work, UserId account, SessionId before,
                                                          int limit)
{
    return work.db().all<sign_ins::PastSignIn>(uR"(
        SELECT id, device, address, created_at, last_used_at, revoked_at
          FROM session
         WHERE account = :account AND id < :before
         ORDER BY id DESC
         LIMIT :limit)"_s,
                                               bind("account", account), bind("before", before),
                                               bind("limit", limit));
}

Result<QList<SessionId>> SessionStore::revokedSince(Work &work, Timestamp since)
{
    return work.db().all<SessionId>(u"SELECT id FROM session WHERE revoked_at >= :since"_s,
                                    bind("since", since));
}

Done SessionStore::forgetExpired(Work &work)
{
    TRY(work.db().run(uR"(
        UPDATE session
           SET revoked_at = :now
         WHERE revoked_at IS NULL
           AND id IN (SELECT session FROM refresh_token WHERE expires_at < :now)
           AND NOT EXISTS (SELECT 1 FROM refresh_token t WHERE t.session = session.id AND t.expires_at >= :now))"_s,
                      bind("now", work.now())));
    TRY(work.db().run(u"DELETE FROM refresh_token WHERE expires_at < :now"_s, bind("now", work.now())));
    TRY(work.db().run(uR"(
        DELETE FROM session
         WHERE revoked_at < :then
           AND NOT EXISTS (SELECT 1 FROM refresh_token t WHERE t.session = session.id))"_s,
                      bind("then", work.now().plus(-sign_ins::kKept))));
    return {};
}

} // namespace madang
