// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/audit/audit_service.h"

#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using audit::AuditCheck;
using audit::AuditRecord;

namespace {

    constexpr int kAtOnce = 500;

    /// What is wrong with a row that should be the next one; empty when nothing is.
    QString faultOf(const AuditRow &row, const AuditCheck &before)
    {
        if (row.number != before.records + 1)
            return u"missing"_s;
        if (row.hashNow() != row.hash)
            return u"changed"_s;
        return row.previous == before.head ? QString() : u"chain"_s;
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
    for (qint64 after = std::numeric_limits<qint64>::min();;) {
        TRY(const QList<AuditRow> rows, store.following(work, after, kAtOnce));
        for (const AuditRow &row : rows) {
            if (const QString fault = faultOf(row, check); !fault.isEmpty())
                return broken(check, check.records + 1, fault);
            check.records = row.number;
            check.head = row.hash;
            if (mark && mark->number == row.number && mark->hash != row.hash)
                return broken(check, row.number, u"head"_s);
        }
        if (rows.size() < kAtOnce)
            break;
        after = rows.last().number;
    }
    // A chain that was cut at its end is sound in itself.
    if (mark && mark->number > check.records)
        return broken(check, check.records + 1, u"missing"_s);
    return check;
}

Done AuditService::judge(Work &work)
{
    TRY(const bool may, m_accounts.mayAdminister(work, work.caller().user));
    return may ? Done() : Done(Error{Code::NotAllowed, "admin-only"});
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
