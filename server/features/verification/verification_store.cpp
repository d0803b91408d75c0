// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/verification/verification_store.h"

#include "common/base/log.h"
#include "common/base/secret.h"

#include <QMessageAuthenticationCode>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Sealed with it, so that what was moved to another row opens nothing.
    QString personPurpose(UserId account)
    {
        return u"verification "_s + account.text() + u' ';
    }

    QString visitPurpose(const QString &id)
    {
        return u"verification-attempt "_s + id + u' ';
    }

} // namespace

// --- who is verified

Result<std::optional<VerificationRow>> VerificationStore::of(Work &work, UserId account)
{
    return work.db().one<VerificationRow>(uR"(
        SELECT account, provider, sealed, shown, verified_at
          FROM verification
         WHERE account = :account)"_s,
                                          bind("account", account));
}

Result<bool> VerificationStore::isTaken(Work &work, const QString &person, UserId account)
{
    TRY(const auto found,
        work.db().one<int>(uR"(
        SELECT 1
          FROM verification
         WHERE person = :person AND account <> :account
         LIMIT 1)"_s,
                           bind("person", person), bind("account", account)));
    return found.has_value();
}

Result<bool> VerificationStore::insert(Work &work, const Fresh &fresh)
{
    const std::optional<QString> sole = fresh.isSole ? std::optional(fresh.person) : std::nullopt;
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO verification (account, provider, person, sole, sealed, shown, verified_at)
        VALUES (:account, :provider, :person, :sole, :sealed, 0, :now)
            ON CONFLICT DO NOTHING)"_s,
                      bind("account", fresh.account), bind("provider", fresh.provider),
                      bind("person", fresh.person), bind("sole", sole),
                      bind("sealed", seal(personPurpose(fresh.account), toJson(fresh.kept))),
                      bind("now", work.now())));
    return rows > 0;
}

Result<bool> VerificationStore::setShown(Work &work, UserId account, bool shown)
{
    TRY(const int rows,
        work.db().run(u"UPDATE verification SET shown = :shown WHERE account = :account"_s,
                      bind("shown", shown), bind("account", account)));
    return rows > 0;
}

Result<bool> VerificationStore::forget(Work &work, UserId account)
{
    TRY(const int rows,
        work.db().run(u"DELETE FROM verification WHERE account = :account"_s, bind("account", account)));
    return rows > 0;
}

Done VerificationStore::sealFor(Work &work, UserId account, UserId other)
{
    TRY(const auto row, of(work, account));
    if (!row)
        return {};
    const auto kept = opened(account, row->sealed);
    if (!kept)
        return {};
    TRY(work.db().run(u"UPDATE verification SET sealed = :sealed WHERE account = :account"_s,
                      bind("sealed", seal(personPurpose(other), toJson(*kept))), bind("account", account)));
    return {};
}

// --- visits

Done VerificationStore::insertVisit(Work &work, const VisitRow &row)
{
    TRY(work.db().run(uR"(
        INSERT INTO verification_attempt (id, account, provider, step, fault, sealed, tries, asked_at,
                                          created_at, expires_at)
        VALUES (:id, :account, :provider, :step, '', '', 0, 0, :created, :expires))"_s,
                      bind("id", row.id), bind("account", row.account), bind("provider", row.provider),
                      bind("step", row.step), bind("created", row.createdAt),
                      bind("expires", row.expiresAt)));
    return {};
}

Result<std::optional<VisitRow>> VerificationStore::visit(Work &work, const QString &id)
{
    return work.db().one<VisitRow>(uR"(
        SELECT id, account, provider, step, fault, sealed, tries, asked_at, created_at, expires_at
          FROM verification_attempt
         WHERE id = :id)"_s,
                                   bind("id", id));
}

Result<std::optional<VisitRow>> VerificationStore::latestVisit(Work &work, UserId account, Timestamp since)
{
    return work.db().one<VisitRow>(uR"(
        SELECT id, account, provider, step, fault, sealed, tries, asked_at, created_at, expires_at
          FROM verification_attempt
         WHERE account = :account AND created_at > :since
         ORDER BY created_at DESC, id DESC
         LIMIT 1)"_s,
                                   bind("account", account), bind("since", since));
}

Result<QList<Timestamp>> VerificationStore::visitsSince(Work &work, UserId account, Timestamp since,
                                                        int limit)
{
    return work.db().all<Timestamp>(uR"(
        SELECT created_at
          FROM verification_attempt
         WHERE account = :account AND created_at > :since
         ORDER BY created_at
         LIMIT :limit)"_s,
                                    bind("account", account), bind("since", since), bind("limit", limit));
}

Result<QList<QString>> VerificationStore::unasked(Work &work, const QString &provider, Timestamp before,
                                                  int limit)
{
    return work.db().all<QString>(uR"(
        SELECT id
          FROM verification_attempt
         WHERE provider = :provider AND step IN ('away', 'back') AND expires_at > :now
           AND asked_at <= :before
         ORDER BY asked_at, created_at
         LIMIT :limit)"_s,
                                  bind("provider", provider), bind("now", work.now()), bind("before", before),
                                  bind("limit", limit));
}

Done VerificationStore::asked(Work &work, const QString &id)
{
    TRY(work.db().run(u"UPDATE verification_attempt SET asked_at = :now WHERE id = :id"_s,
                      bind("now", work.now()), bind("id", id)));
    return {};
}

Result<bool> VerificationStore::move(Work &work, const QString &id, VisitStep step)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE verification_attempt
           SET step = :step
         WHERE id = :id AND step IN ('begun', 'away', 'back'))"_s,
                      bind("step", step), bind("id", id)));
    return rows > 0;
}

Result<bool> VerificationStore::keepTyped(Work &work, const VisitRow &row, const TypedPerson &typed)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE verification_attempt
           SET step = 'away', sealed = :sealed
         WHERE id = :id AND step IN ('begun', 'away'))"_s,
                      bind("sealed", seal(visitPurpose(row.id), toJson(typed))), bind("id", row.id)));
    return rows > 0;
}

Done VerificationStore::countTry(Work &work, const QString &id)
{
    TRY(work.db().run(u"UPDATE verification_attempt SET tries = tries + 1 WHERE id = :id"_s, bind("id", id)));
    return {};
}

Result<bool> VerificationStore::end(Work &work, const QString &id, VisitStep step, const QString &fault)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE verification_attempt
           SET step = :step, fault = :fault, sealed = ''
         WHERE id = :id AND step IN ('begun', 'away', 'back'))"_s,
                      bind("step", step), bind("fault", fault), bind("id", id)));
    return rows > 0;
}

Done VerificationStore::forgetVisits(Work &work, UserId account)
{
    TRY(work.db().run(u"DELETE FROM verification_attempt WHERE account = :account"_s,
                      bind("account", account)));
    return {};
}

Done VerificationStore::forgetOldVisits(Work &work, Timestamp before)
{
    // What was typed is not kept for as long as it is counted that something was.
    TRY(work.db().run(uR"(
        UPDATE verification_attempt SET sealed = '' WHERE expires_at <= :now AND sealed <> '')"_s,
                      bind("now", work.now())));
    TRY(work.db().run(u"DELETE FROM verification_attempt WHERE created_at <= :before"_s,
                      bind("before", before)));
    return {};
}

// --- what is sealed

QString VerificationStore::seal(const QString &purpose, const QByteArray &told) const
{
    return secret::seal(purpose + QString::fromUtf8(told), m_key);
}

Result<QByteArray> VerificationStore::unseal(const QString &purpose, const QString &sealed) const
{
    const auto plain = secret::unseal(sealed, m_key);
    if (!plain || !plain->startsWith(purpose)) {
        qCCritical(lcAccounts)
            << "what was verified cannot be unsealed: is factors.key the one it was made with?";
        return Error{Code::Internal, "verification-seal"};
    }
    return plain->mid(purpose.size()).toUtf8();
}

Result<KeptPerson> VerificationStore::opened(UserId account, const QString &sealed) const
{
    TRY(const QByteArray told, unseal(personPurpose(account), sealed));
    return fromJson<KeptPerson>(told);
}

Result<TypedPerson> VerificationStore::openedTyped(const VisitRow &row) const
{
    TRY(const QByteArray told, unseal(visitPurpose(row.id), row.sealed));
    return fromJson<TypedPerson>(told);
}

QString VerificationStore::personHash(const QString &realm, const QString &mark) const
{
    const QByteArray text = "verification person " + realm.toUtf8() + ' ' + mark.toUtf8();
    return QString::fromLatin1(
        QMessageAuthenticationCode::hash(text, m_key, QCryptographicHash::Sha256).toHex());
}

} // namespace madang
