// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/audit/audit_service.h"

#include "server/features/limits.h"

#include <QJsonDocument>

#include <map>

namespace madang {

using namespace Qt::StringLiterals;
using audit::AuditCheck;
using audit::AuditRecord;

namespace {

    constexpr int kAtOnce = 500;

    /// What is wrong with a row that should be the next one; empty when nothing is. Of a blank row the hash
    /// cannot be made again: it is part of a sum in a later record.
    QString faultOf(const AuditRow &row, const AuditCheck &before, bool isBlank)
    {
        if (row.number != before.records + 1)
            return u"missing"_s;
        if (!isBlank && row.hashNow() != row.hash)
            return u"changed"_s;
        return row.previous == before.head ? QString() : u"chain"_s;
    }

    /// The sums of blank rows whose record has not come yet, by its number.
    using OpenBlanks = std::map<qint64, AuditBlanks>;

    /// Whether a record that says what was blanked says what was.
    bool answersFor(const AuditRow &row, OpenBlanks &open)
    {
        if (row.action != kErased)
            return !open.contains(row.number);
        const QJsonObject said
            = QJsonDocument::fromJson(row.details.toUtf8()).object().value("blanked"_L1).toObject();
        const AuditBlanks &found = open[row.number];
        const bool same = said.value("records"_L1).toInt() == found.count()
            && said.value("digest"_L1).toString() == found.digest();
        open.erase(row.number);
        return same;
    }

    AuditCheck broken(AuditCheck check, qint64 number, const QString &reason)
    {
        check.holds = false;
        check.broken = number;
        check.reason = reason;
        return check;
    }

} // namespace

AuditRecord recordOf(const AuditRow &row)
{
    return {row.number, row.at,      row.actor,   row.action,
            row.target, row.address, row.request, {row.details.toUtf8()},
            row.hash};
}

Result<AuditCheck> proveAudit(Work &work, AuditStore &store, const std::optional<AuditHead> &mark)
{
    AuditCheck check;
    OpenBlanks open;
    for (qint64 after = std::numeric_limits<qint64>::min();;) {
        TRY(const QList<AuditRow> rows, store.following(work, after, kAtOnce));
        TRY(const QList<AuditBlank> blanks,
            store.blanks(work, after, rows.isEmpty() ? after : rows.last().number));
        qsizetype blank = 0;
        for (const AuditRow &row : rows) {
            const bool isBlank = blank < blanks.size() && blanks[blank].number == row.number;
            if (isBlank)
                open[blanks[blank++].record].add(row.number, row.hash);
            if (const QString fault = faultOf(row, check, isBlank); !fault.isEmpty())
                return broken(check, check.records + 1, fault);
            if (!answersFor(row, open))
                return broken(check, row.number, u"changed"_s);
            check.records = row.number;
            check.head = row.hash;
            if (mark && mark->number == row.number && mark->hash != row.hash)
                return broken(check, row.number, u"head"_s);
        }
        if (rows.size() < kAtOnce)
            break;
        after = rows.last().number;
    }
    if (!open.empty()) // blank on the word of a record that never came
        return broken(check, check.records + 1, u"missing"_s);
    // A chain that was cut at its end is sound in itself.
    if (mark && mark->number > check.records)
        return broken(check, check.records + 1, u"missing"_s);
    return check;
}

Done AuditService::judge(Work &work)
{
    return m_accounts.judgeAdmin(work);
}

Result<Page<AuditRecord>> AuditService::list(Work &work, const audit::ListAudit &request)
{
    TRY(judge(work));
    TRY(const int limit, pageLimit(request.limit));
    qint64 before = std::numeric_limits<qint64>::max();
    if (request.after) {
        bool isNumber = false;
        before = request.after->toLongLong(&isNumber);
        if (!isNumber)
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    const AuditFilter filter{request.since.value_or(Timestamp()), request.actor.value_or(QString()),
                             request.action.value_or(QString())};
    TRY(QList<AuditRow> rows, m_store.list(work, filter, before, limit + 1));
    Page<AuditRecord> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = QString::number(rows.last().number);
    }
    for (const AuditRow &row : std::as_const(rows))
        page.items += recordOf(row);
    return page;
}

Result<AuditCheck> AuditService::check(Work &work, const Nothing &)
{
    TRY(judge(work));
    return proveAudit(work, m_store);
}

} // namespace madang
