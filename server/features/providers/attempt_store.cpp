// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/attempt_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<qint64> AttemptStore::live(Work &work)
{
    return work.db().only<qint64>(u"SELECT COUNT(*) FROM sign_in_attempt WHERE expires_at > :now"_s,
                                  bind("now", work.now()));
}

Done AttemptStore::insert(Work &work, const AttemptRow &row, const std::optional<QString> &userCodeHash)
{
    TRY(work.db().run(uR"(
        INSERT INTO sign_in_attempt (id, challenge, redirect, client_state, device, address, provider, step,
                                     binder, ticket, fault, issuer, subject, email, email_proven, nickname,
                                     account, polled_at, expires_at, user_code, fresh)
        VALUES (:id, :challenge, :redirect, :state, :device, :address, :provider, :step,
                '', '', '', '', '', '', 0, '',
                0, 0, :expires, :code, :fresh))"_s,
                      bind("id", row.id), bind("challenge", row.challenge), bind("redirect", row.redirect),
                      bind("state", row.clientState), bind("device", row.device),
                      bind("address", row.address), bind("provider", row.provider), bind("step", row.step),
                      bind("expires", row.expiresAt), bind("code", userCodeHash), bind("fresh", row.fresh)));
    return {};
}

Result<std::optional<AttemptRow>> AttemptStore::by(Work &work, const QString &condition, const QString &value)
{
    return work.db().one<AttemptRow>(uR"(
        SELECT id, challenge, redirect, client_state, device, address, provider, step, binder,
               ticket, fault, issuer, subject, email, email_proven, nickname, account, polled_at, expires_at,
               fresh, proof_at
          FROM sign_in_attempt
         WHERE expires_at > :now AND )"_s + condition,
                                     bind("now", work.now()), bind("value", value));
}

Result<std::optional<AttemptRow>> AttemptStore::byId(Work &work, const QString &id)
{
    return by(work, u"id = :value"_s, id);
}

Result<std::optional<AttemptRow>> AttemptStore::byUserCode(Work &work, const QString &hash)
{
    return by(work, u"user_code = :value"_s, hash);
}

Result<std::optional<AttemptRow>> AttemptStore::byState(Work &work, const QString &hash)
{
    return by(work, u"state = :value"_s, hash);
}

Done AttemptStore::polled(Work &work, const QString &id)
{
    TRY(work.db().run(u"UPDATE sign_in_attempt SET polled_at = :now WHERE id = :id"_s,
                      bind("now", work.now()), bind("id", id)));
    return {};
}

Done AttemptStore::bindTo(Work &work, const QString &id, const QString &binder)
{
    TRY(work.db().run(uR"(
        UPDATE sign_in_attempt
           SET binder = :binder, state = NULL, step = 'begun'
         WHERE id = :id)"_s,
                      bind("binder", binder), bind("id", id)));
    return {};
}

Done AttemptStore::leave(Work &work, const QString &id, const QString &provider, const QString &stateHash,
                         const QString &binder)
{
    TRY(work.db().run(uR"(
        UPDATE sign_in_attempt
           SET provider = :provider, state = :state, binder = :binder, step = 'away'
         WHERE id = :id)"_s,
                      bind("provider", provider), bind("state", stateHash), bind("binder", binder),
                      bind("id", id)));
    return {};
}

Result<bool> AttemptStore::comeBack(Work &work, const QString &id, const QString &stateHash)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE sign_in_attempt
           SET state = NULL, step = 'back'
         WHERE id = :id AND state = :state AND step = 'away')"_s,
                      bind("id", id), bind("state", stateHash)));
    return rows > 0;
}

Result<bool> AttemptStore::conclude(Work &work, const AttemptRow &row)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE sign_in_attempt
           SET step = :step, ticket = :ticket, fault = :fault, issuer = :issuer, subject = :subject,
               email = :email, email_proven = :proven, nickname = :nickname, account = :account,
               polled_at = 0, expires_at = :expires, proof_at = :proof, state = NULL, user_code = NULL
         WHERE id = :id AND binder = :binder AND step IN ('begun', 'away', 'back') AND expires_at > :now)"_s,
                      bind("step", row.step), bind("ticket", row.ticket), bind("fault", row.fault),
                      bind("issuer", row.issuer), bind("subject", row.subject), bind("email", row.email),
                      bind("proven", row.emailProven), bind("nickname", row.nickname),
                      bind("account", row.account), bind("expires", row.expiresAt),
                      bind("proof", row.proofAt), bind("id", row.id), bind("binder", row.binder),
                      bind("now", work.now())));
    return rows > 0;
}

Result<bool> AttemptStore::remove(Work &work, const QString &id)
{
    TRY(const int rows, work.db().run(u"DELETE FROM sign_in_attempt WHERE id = :id"_s, bind("id", id)));
    return rows > 0;
}

Done AttemptStore::forgetExpired(Work &work)
{
    TRY(work.db().run(u"DELETE FROM sign_in_attempt WHERE expires_at <= :now"_s, bind("now", work.now())));
    return {};
}

// --- accounts of other houses

Result<std::optional<IdentityRow>> AttemptStore::identity(Work &work, const QString &issuer,
                                                          const QString &subject)
{
    return work.db().one<IdentityRow>(uR"(
        SELECT issuer, subject, account, provider, label, linked_at, last_used_at
          FROM account_identity
         WHERE issuer = :issuer AND subject = :subject)"_s,
                                      bind("issuer", issuer), bind("subject", subject));
}

Result<QList<IdentityRow>> AttemptStore::identities(Work &work, UserId account)
{
    return work.db().all<IdentityRow>(uR"(
        SELECT issuer, subject, account, provider, label, linked_at, last_used_at
          FROM account_identity
         WHERE account = :account
         ORDER BY linked_at
         LIMIT 100)"_s,
                                      bind("account", account));
}

Result<bool> AttemptStore::link(Work &work, const IdentityRow &row)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO account_identity (issuer, subject, account, provider, label, linked_at, last_used_at)
        VALUES (:issuer, :subject, :account, :provider, :label, :linked, :used)
        ON CONFLICT DO NOTHING)"_s,
                      bind("issuer", row.issuer), bind("subject", row.subject), bind("account", row.account),
                      bind("provider", row.provider), bind("label", row.label), bind("linked", row.linkedAt),
                      bind("used", row.lastUsedAt)));
    return rows > 0;
}

Done AttemptStore::touch(Work &work, const IdentityRow &row)
{
    TRY(work.db().run(uR"(
        UPDATE account_identity SET last_used_at = :now, label = :label WHERE issuer = :issuer AND subject = :subject)"_s,
                      bind("now", work.now()), bind("label", row.label), bind("issuer", row.issuer),
                      bind("subject", row.subject)));
    return {};
}

Result<bool> AttemptStore::unlink(Work &work, UserId account, const QString &provider)
{
    TRY(const int rows,
        work.db().run(u"DELETE FROM account_identity WHERE account = :account AND provider = :provider"_s,
                      bind("account", account), bind("provider", provider)));
    return rows > 0;
}

} // namespace madang
