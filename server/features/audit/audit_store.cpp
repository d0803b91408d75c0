// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/audit/audit_store.h"

#include "server/db/advisory_locks.h"

#include <QCryptographicHash>

namespace madang {

using namespace Qt::StringLiterals;

QString AuditRow::hashNow() const
{
    QCryptographicHash sum(QCryptographicHash::Sha256);
    for (const QString &member :
         {QString::number(number), QString::number(at.ms), account ? account->text() : QString(), actor,
          action, target, address, request, details, previous}) {
        // Lengths first, so that nothing can move from one member to the next.
        const QByteArray text = member.toUtf8();
        sum.addData(QByteArray::number(text.size()) + ':' + text + ',');
    }
    return QString::fromLatin1(sum.result().toHex());
}

Result<std::optional<AuditHead>> AuditStore::head(Work &work)
{
    TRY(const auto last, work.db().one<AuditHead>(uR"(
        SELECT number, hash FROM audit_record WHERE number = (SELECT MAX(number) FROM audit_record))"_s));
    return last;
}

Result<AuditHead> AuditStore::holdHead(Work &work)
{
    // Asked after the lock, so that it sees what whoever held it has committed.
    if (work.db().engine() == Engine::Postgres)
        TRY(work.db().one<QString>(u"SELECT CAST(pg_advisory_xact_lock(:key) AS TEXT)"_s,
                                   bind("key", advisory::kAuditHead)));
    TRY(const auto last, head(work));
    return last.value_or(AuditHead());
}

Done AuditStore::insert(Work &work, const AuditRow &row)
{
    TRY(work.db().run(uR"(
        INSERT INTO audit_record (number, at, account, actor, action, target, address, request, details, previous,
                                  hash)
        VALUES (:number, :at, :account, :actor, :action, :target, :address, :request, :details, :previous,
                :hash))"_s,
                      bind("number", row.number), bind("at", row.at), bind("account", row.account),
                      bind("actor", row.actor), bind("action", row.action), bind("target", row.target),
                      bind("address", row.address), bind("request", row.request),
                      bind("details", row.details), bind("previous", row.previous), bind("hash", row.hash)));
    return {};
}

Result<QList<AuditRow>> AuditStore::list(Work &work, const AuditFilter &filter, qint64 before, int limit)
{
    return work.db().all<AuditRow>(uR"(
        SELECT number, at, account, actor, action, target, address, request, details, previous, hash
          FROM audit_record
         WHERE number < :before
           AND at >= :since
           AND (:actor = '' OR actor = :actor)
           AND (:action = '' OR action = :action OR action LIKE :action || '.%')
         ORDER BY number DESC
         LIMIT :limit)"_s,
                                   bind("before", before), bind("since", filter.since),
                                   bind("actor", filter.actor), bind("action", filter.action),
                                   bind("limit", limit));
}

Result<QList<AuditRow>> AuditStore::following(Work &work, qint64 after, int limit)
{
    return work.db().all<AuditRow>(uR"(
        SELECT number, at, account, actor, action, target, address, request, details, previous, hash
          FROM audit_record
         WHERE number > :after
         ORDER BY number
         LIMIT :limit)"_s,
                                   bind("after", after), bind("limit", limit));
}

Result<bool> AuditStore::blank(Work &work, const AuditRow &now, qint64 record)
{
    TRY(work.db().run(uR"(
        UPDATE audit_record SET actor = :actor, address = :address, details = :details WHERE number = :number)"_s,
                      bind("actor", now.actor), bind("address", now.address), bind("details", now.details),
                      bind("number", now.number)));
    TRY(const int rows,
        work.db().run(
            u"INSERT INTO audit_blank (number, record) VALUES (:number, :record) ON CONFLICT DO NOTHING"_s,
            bind("number", now.number), bind("record", record)));
    return rows > 0;
}

Result<QList<AuditBlank>> AuditStore::blanks(Work &work, qint64 after, qint64 upTo)
{
    return work.db().all<AuditBlank>(uR"(
        SELECT number, record FROM audit_blank WHERE number > :after AND number <= :upTo ORDER BY number)"_s,
                                     bind("after", after), bind("upTo", upTo));
}

Result<std::optional<QString>> AuditStore::username(Work &work, UserId account)
{
    return work.db().one<QString>(u"SELECT username FROM account WHERE id = :id"_s, bind("id", account));
}

} // namespace madang
