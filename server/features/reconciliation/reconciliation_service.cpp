// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/reconciliation/reconciliation_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/features/audit/audit.h"
#include "server/features/korean_days.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using reconciliation::Difference;
using reconciliation::Reconciliation;
using reconciliation::State;
using reconciliation::Verdict;

namespace {

    constexpr auto kSettlement = "settlement"_L1;
    constexpr auto kMissing = "missing "_L1;
    constexpr int kMostShown = 500;
    constexpr int kMostMissing = 10'000;
    constexpr int kLongestGateway = 20;

    /// From one account to another, or the other way for an amount below zero; nothing for none.
    void move(QList<ledger::Transfer> &transfers, const ledger::Account &from, const ledger::Account &to,
              Money amount)
    {
        if (amount > Money{})
            transfers += {from, to, amount};
        else if (amount < Money{})
            transfers += {to, from, -amount};
    }

} // namespace

struct ReconciliationService::Taking {
    const SettlementFile &file;
    Mode mode;
    Reconciliation report;
    QSet<QString> orders = {}; ///< that payments of the file are about
    Timestamp from = {};
    Timestamp until = {};

    void note(const SettlementRow &row)
    {
        ++report.differing;
        if (report.differences.size() < kMostShown)
            report.differences += row.difference();
    }
};

Result<SettlementFile> ReconciliationService::read(const QString &gateway, const QString &name,
                                                   const QByteArray &content)
{
    SettlementFile file;
    TRY(file.gateway, oneLine(gateway, kLongestGateway, "gateway"));
    TRY(file.name, oneLine(name, 80, "name"));
    file.digest = secret::fingerprint(QString::fromLatin1(content.toHex()));
    TRY(file.lines, readSettlements(content));
    return file;
}

Result<Reconciliation> ReconciliationService::importFile(Work &work, const reconciliation::Import &request)
{
    TRY(m_accounts.judgeTreasurer(work));
    if (request.content.size() > reconciliation::kLongestContent)
        return Error{Code::TooLarge, "content"}.at(u"content"_s);
    const auto file = read(request.gateway, request.name, request.content.toUtf8());
    if (!file)
        return file.error().field.isEmpty() ? file.error().at(u"content"_s) : file.error();
    return take(work, *file, request.dryRun.value_or(false) ? Mode::DryRun : Mode::ForReal);
}

Result<Reconciliation> ReconciliationService::take(Work &work, const SettlementFile &file, Mode mode)
{
    Taking taking{file, mode, {}};
    Reconciliation &report = taking.report;
    report.lines = int(file.lines.size());
    TRY(const auto before, m_store.fileOf(work, file.gateway, file.digest));
    report.again = before.has_value();
    if (before) {
        report.file = before;
    } else if (mode == Mode::ForReal) {
        report.file = work.newId<SettlementFileId>();
        TRY(m_store.insertFile(work, *report.file, file.gateway, file.digest, file.name, report.lines));
    }
    for (const SettledLine &line : file.lines)
        TRY(takeLine(work, line, taking));
    TRY(takeMissing(work, taking));
    if (mode == Mode::DryRun)
        return report;
    TRY(audit::record(work,
                      {u"reconciliation.import"_s,
                       u"file:"_s + file.name,
                       {{u"gateway"_s, file.gateway},
                        {u"digest"_s, file.digest},
                        {u"lines"_s, report.lines},
                        {u"amount"_s, QString::number(report.amount.won)}}}));
    work.afterCommit([report, gateway = file.gateway] {
        qCInfo(lcPayments) << "reconciled" << gateway << "lines" << report.lines << "matched"
                           << report.matched << "known" << report.known << "differing" << report.differing;
    });
    return report;
}

Done ReconciliationService::takeLine(Work &work, const SettledLine &line, Taking &taking)
{
    if (line.amount > Money{})
        taking.orders += line.order;
    if (taking.from.isNull() || line.at < taking.from)
        taking.from = line.at;
    taking.until = qMax(taking.until, line.at);

    TRY(const auto before, m_store.byKey(work, taking.file.gateway, line.key));
    if (before && before->state != State::Open) {
        ++taking.report.known;
        return {};
    }
    SettlementRow row = before.value_or(SettlementRow{});
    if (!before) {
        row.id = taking.mode == Mode::ForReal ? work.newId<SettlementLineId>() : SettlementLineId{};
        row.file = taking.report.file.value_or(SettlementFileId());
        row.gateway = taking.file.gateway;
        row.key = line.key;
        row.order = line.order;
        row.paymentKey = line.paymentKey;
        row.amount = line.amount;
        row.payOut = line.payOut;
        row.at = line.at;
    }
    TRY(compare(work, row));
    row.state = row.verdict == Verdict::Matches ? State::Settled : State::Open;
    if (row.verdict == Verdict::Matches) {
        ++taking.report.matched;
        taking.report.amount += row.amount;
        taking.report.payOut += row.payOut;
        taking.report.fee += row.amount - row.payOut;
    } else {
        taking.note(row);
    }
    if (taking.mode == Mode::DryRun)
        return {};
    if (before)
        TRY(m_store.judge(work, row));
    else
        TRY(m_store.insert(work, row));
    if (row.amount > Money{})
        TRY(foundAfterAll(work, row));
    return row.verdict == Verdict::Matches ? post(work, row) : Done();
}

Done ReconciliationService::compare(Work &work, SettlementRow &row)
{
    const auto order = m_orders.find(work, OrderId{row.order});
    if (!order && order.error().code != Code::NotFound)
        return order.error();
    if (!order || order->gateway != row.gateway) {
        row.verdict = Verdict::NoOrder;
    } else if (!order->wasPaid()) {
        row.verdict = Verdict::NotPaid;
    } else if (!row.paymentKey.isEmpty() && order->paymentKey != row.paymentKey) {
        row.ours = order->amount;
        row.verdict = Verdict::OtherPayment;
    } else if (row.amount > Money{}) {
        row.ours = order->amount;
        row.verdict = row.amount == order->amount ? Verdict::Matches : Verdict::OtherAmount;
    } else {
        row.ours = -order->refunded;
        TRY(const Money taken, m_store.takenBack(work, row.gateway, row.order));
        row.verdict = taken - row.amount <= order->refunded ? Verdict::Matches : Verdict::NotReturned;
    }
    return {};
}

Done ReconciliationService::post(Work &work, const SettlementRow &row)
{
    // Beside the gateway's account, which goes on saying what our orders say; both together are what it owes
    // us.
    const ledger::Account settled{u"settled."_s + row.gateway, 0};
    QList<ledger::Transfer> transfers;
    move(transfers, {u"bank"_s, 0}, settled, row.payOut);
    move(transfers, {u"fees"_s, 0}, settled, row.amount - row.payOut);
    TRY(m_ledger.post(work, kSettlement, row.gateway + u' ' + row.key, transfers));
    return {};
}

Done ReconciliationService::foundAfterAll(Work &work, const SettlementRow &row)
{
    TRY(auto missing, m_store.byKey(work, row.gateway, kMissing + row.order));
    if (!missing || missing->state != State::Open)
        return {};
    missing->state = State::Settled;
    return m_store.judge(work, *missing);
}

Done ReconciliationService::takeMissing(Work &work, Taking &taking)
{
    const Timestamp from = koreanDayOf(taking.from);
    const Timestamp until = koreanDayOf(taking.until.plus(std::chrono::hours(24)));
    TRY(const auto orders, m_store.withoutLine(work, taking.file.gateway, from, until, kMostMissing));
    for (const PaidOrder &order : orders) {
        if (taking.orders.contains(order.id))
            continue; // of a dry run, which writes no lines
        TRY(const auto before, m_store.byKey(work, taking.file.gateway, kMissing + order.id));
        if (before) {
            if (before->state == State::Open)
                taking.note(*before);
            continue;
        }
        SettlementRow row;
        row.file = taking.report.file.value_or(SettlementFileId());
        row.gateway = taking.file.gateway;
        row.key = kMissing + order.id;
        row.order = order.id;
        row.paymentKey = order.paymentKey;
        row.at = order.at;
        row.ours = order.amount;
        row.verdict = Verdict::NotThere;
        row.state = State::Open;
        if (taking.mode == Mode::ForReal) {
            row.id = work.newId<SettlementLineId>();
            TRY(m_store.insert(work, row));
        }
        taking.note(row);
    }
    return {};
}

Result<Page<Difference>> ReconciliationService::differences(Work &work,
                                                            const reconciliation::ListDifferences &request)
{
    TRY(m_accounts.judgeTreasurer(work));
    TRY(const int limit, pageLimit(request.limit));
    SettlementLineId after;
    if (request.after) {
        after = SettlementLineId::fromText(*request.after);
        if (after.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<SettlementRow> rows, m_store.list(work, request.state.value_or(State::Open), after, limit + 1));
    Page<Difference> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().id.text();
    }
    for (const SettlementRow &row : std::as_const(rows))
        page.items += row.difference();
    return page;
}

Result<Difference> ReconciliationService::explain(Work &work, const reconciliation::Explain &request)
{
    TRY(m_accounts.judgeTreasurer(work));
    TRY(const QString reason, oneLine(request.reason, reconciliation::kLongestReason, "reason"));
    TRY(const auto row, m_store.find(work, request.line));
    if (!row)
        return Error{Code::NotFound, "line"};
    if (row->state != State::Open)
        return Error{Code::Conflict, "not-open"};
    TRY(m_store.explain(work, row->id, work.caller().user, reason));
    TRY(audit::record(work,
                      {u"reconciliation.explain"_s, u"line:"_s + row->id.text(), {{u"about"_s, reason}}}));
    TRY(const auto after, m_store.find(work, row->id));
    return after->difference();
}

} // namespace madang
