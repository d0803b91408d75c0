// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/registration_store.h"

namespace madang {

using namespace Qt::StringLiterals;

// --- invitations

Result<int> RegistrationStore::liveInvites(Work &work)
{
    return work.db().only<int>(
        u"SELECT COUNT(*) FROM registration_invite WHERE expires_at > :now AND uses_left > 0"_s,
        bind("now", work.now()));
}

Done RegistrationStore::insertInvite(Work &work, const users::InviteCode &invite, const QString &hash)
{
    const UserId maker = work.caller().user;
    TRY(work.db().run(uR"(
        INSERT INTO registration_invite (id, hash, label, maker, uses_left, made_at, expires_at)
        VALUES (:id, :hash, :label, :maker, :uses, :at, :until))"_s,
                      bind("id", invite.id), bind("hash", hash), bind("label", invite.label),
                      bind("maker", maker.isNull() ? std::nullopt : std::optional(maker)),
                      bind("uses", invite.usesLeft), bind("at", invite.madeAt),
                      bind("until", invite.expiresAt)));
    return {};
}

Result<QList<users::InviteCode>> RegistrationStore::invites(Work &work, InviteId before, int limit)
{
    return work.db().all<users::InviteCode>(uR"(
        SELECT i.id, i.label, COALESCE(a.username, ''), i.uses_left, i.made_at, i.expires_at
          FROM registration_invite i
          LEFT JOIN account a ON a.id = i.maker
         WHERE i.id < :before AND i.expires_at > :now AND i.uses_left > 0
         ORDER BY i.id DESC
         LIMIT :limit)"_s,
                                            bind("before", before), bind("now", work.now()),
                                            bind("limit", limit));
}

Result<bool> RegistrationStore::isGood(Work &work, const QString &hash)
{
    TRY(const auto found,
        work.db().one<InviteId>(
            u"SELECT id FROM registration_invite WHERE hash = :hash AND expires_at > :now AND uses_left > 0"_s,
            bind("hash", hash), bind("now", work.now())));
    return found.has_value();
}

Result<bool> RegistrationStore::spend(Work &work, const QString &hash)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE registration_invite SET uses_left = uses_left - 1
         WHERE hash = :hash AND expires_at > :now AND uses_left > 0)"_s,
                      bind("hash", hash), bind("now", work.now())));
    return rows > 0;
}

Result<bool> RegistrationStore::removeInvite(Work &work, InviteId id)
{
    TRY(const int rows, work.db().run(u"DELETE FROM registration_invite WHERE id = :id"_s, bind("id", id)));
    return rows > 0;
}

Done RegistrationStore::forgetInvites(Work &work)
{
    TRY(work.db().run(u"DELETE FROM registration_invite WHERE expires_at <= :now"_s,
                      bind("now", work.now())));
    return {};
}

// --- who waits

Done RegistrationStore::addApplicant(Work &work, UserId account, const QString &about)
{
    TRY(work.db().run(uR"(
        INSERT INTO applicant (account, about, language, since) VALUES (:account, :about, :language, :at))"_s,
                      bind("account", account), bind("about", about),
                      bind("language", work.caller().language), bind("at", work.now())));
    return {};
}

Result<bool> RegistrationStore::waits(Work &work, UserId account)
{
    TRY(const auto found,
        work.db().one<UserId>(u"SELECT account FROM applicant WHERE account = :account"_s,
                              bind("account", account)));
    return found.has_value();
}

Result<QList<users::Applicant>> RegistrationStore::applicants(Work &work, UserId after, int limit)
{
    return work.db().all<users::Applicant>(uR"(
        SELECT a.id, a.username, a.nickname, p.about, p.since
          FROM applicant p
          JOIN account a ON a.id = p.account
         WHERE p.account > :after
         ORDER BY p.account
         LIMIT :limit)"_s,
                                           bind("after", after), bind("limit", limit));
}

Result<QString> RegistrationStore::languageOf(Work &work, UserId account)
{
    TRY(const auto found,
        work.db().one<QString>(u"SELECT language FROM applicant WHERE account = :account"_s,
                               bind("account", account)));
    return found.value_or(QString());
}

Result<std::optional<users::Applicant>> RegistrationStore::applicant(Work &work, const QString &username)
{
    return work.db().one<users::Applicant>(uR"(
        SELECT a.id, a.username, a.nickname, p.about, p.since
          FROM account a
          JOIN applicant p ON p.account = a.id
         WHERE a.username = :username)"_s,
                                           bind("username", username));
}

Result<bool> RegistrationStore::letGo(Work &work, UserId account)
{
    TRY(const int rows,
        work.db().run(u"DELETE FROM applicant WHERE account = :account"_s, bind("account", account)));
    return rows > 0;
}

Done RegistrationStore::drop(Work &work, UserId account)
{
    // What registering may have made; nothing else refers to who never got in.
    for (const QString &text : {u"DELETE FROM account_identity WHERE account = :account"_s,
                                u"DELETE FROM agreed_terms WHERE account = :account"_s,
                                u"DELETE FROM email_code WHERE account = :account"_s,
                                u"DELETE FROM account_email WHERE account = :account"_s,
                                u"DELETE FROM private_details WHERE account = :account"_s,
                                u"DELETE FROM nickname_claim WHERE account = :account"_s,
                                u"DELETE FROM account WHERE id = :account"_s})
        TRY(work.db().run(text, bind("account", account)));
    return {};
}

// --- terms

Done RegistrationStore::agree(Work &work, UserId account, const QString &version)
{
    TRY(work.db().run(uR"(
        INSERT INTO agreed_terms (account, version, at) VALUES (:account, :version, :at)
        ON CONFLICT DO NOTHING)"_s,
                      bind("account", account), bind("version", version), bind("at", work.now())));
    return {};
}

Result<std::optional<AgreedRow>> RegistrationStore::agreed(Work &work, UserId account, const QString &version)
{
    return work.db().one<AgreedRow>(uR"(
        SELECT version, at
          FROM agreed_terms
         WHERE account = :account
         ORDER BY CASE WHEN version = :version THEN 0 ELSE 1 END, at DESC, version DESC
         LIMIT 1)"_s,
                                    bind("account", account), bind("version", version));
}

} // namespace madang
