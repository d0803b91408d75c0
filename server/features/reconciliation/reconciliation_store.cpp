// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/reconciliation/reconciliation_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using reconciliation::State;

namespace {

    const QString &reconciliationSelection()
    {
        static const QString text = uR"(
        SELECT l.id, l.file, l.gateway, l.key, l.order_id, l.payment_key, l.amount, l.pay_out, l.at, l.ours, l.verdict,
               l.state, l.reason, l.explained_at, a.nickname
          FROM settlement_line l
          LEFT JOIN account a ON a.id = l.explained_by)"_s;
        return text;
    }

} // namespace

reconciliation::Difference SettlementRow::difference() const
{
    const auto named = id.isNull() ? std::nullopt : std::optional(id);
    return {named, gateway, verdict, order,  paymentKey,  amount,
            ours,  at,      state,   reason, explainedBy, explainedAt};
}

Result<std::optional<SettlementFileId>> ReconciliationStore::fileOf(Work &work, const QString &gateway,
                                                                    const QString &digest)
{
    return work.db().one<SettlementFileId>(
        u"SELECT id FROM settlement_file WHERE gateway = :gateway AND digest = :digest"_s,
        bind("gateway", gateway), bind("digest", digest));
}

Done ReconciliationStore::insertFile(Work &work, SettlementFileId id, const QString &gateway,
                                     const QString &digest, const QString &name, int lines)
{
    const UserId by = work.caller().user;
    TRY(work.db().run(uR"(
        INSERT INTO settlement_file (id, gateway, digest, name, lines, imported_by, imported_at)
        VALUES (:id, :gateway, :digest, :name, :lines, :by, :at))"_s,
                      bind("id", id), bind("gateway", gateway), bind("digest", digest), bind("name", name),
                      bind("lines", lines), bind("by", by.isNull() ? std::nullopt : std::optional(by)),
                      bind("at", work.now())));
    return {};
}

Result<std::optional<SettlementRow>> ReconciliationStore::byKey(Work &work, const QString &gateway,
                                                                const QString &key)
{
    static const QString text = reconciliationSelection() + u" WHERE l.gateway = :gateway AND l.key = :key"_s;
    return work.db().one<SettlementRow>(text, bind("gateway", gateway), bind("key", key));
}

Result<std::optional<SettlementRow>> ReconciliationStore::find(Work &work, SettlementLineId id)
{
    static const QString text = reconciliationSelection() + u" WHERE l.id = :id"_s;
    return work.db().one<SettlementRow>(text, bind("id", id));
}

Done ReconciliationStore::insert(Work &work, const SettlementRow &row)
{
    TRY(work.db().run(uR"(
        INSERT INTO settlement_line (id, file, gateway, key, order_id, payment_key, amount, pay_out, at, ours, verdict,
                                     state)
        VALUES (:id, :file, :gateway, :key, :order, :paymentKey, :amount, :payOut, :at, :ours, :verdict, :state))"_s,
                      bind("id", row.id), bind("file", row.file), bind("gateway", row.gateway),
                      bind("key", row.key), bind("order", row.order), bind("paymentKey", row.paymentKey),
                      bind("amount", row.amount), bind("payOut", row.payOut), bind("at", row.at),
                      bind("ours", row.ours), bind("verdict", row.verdict), bind("state", row.state)));
    return {};
}

Done ReconciliationStore::judge(Work &work, const SettlementRow &row)
{
    TRY(work.db().run(uR"(
        UPDATE settlement_line
           SET verdict = :verdict, state = :state, ours = :ours, reason = NULL
         WHERE id = :id)"_s,
                      bind("verdict", row.verdict), bind("state", row.state), bind("ours", row.ours),
                      bind("id", row.id)));
    return {};
}

Done ReconciliationStore::explain(Work &work, SettlementLineId id, UserId by, const QString &reason)
{
    TRY(work.db().run(uR"(
        UPDATE settlement_line
           SET state = 'explained', reason = :reason, explained_by = :by, explained_at = :at
         WHERE id = :id AND state = 'open')"_s,
                      bind("reason", reason), bind("by", by), bind("at", work.now()), bind("id", id)));
    return {};
}

Result<QList<SettlementRow>> ReconciliationStore::list(Work &work, State state, SettlementLineId after,
                                                       int limit)
{
    static const QString text = reconciliationSelection() + uR"(
         WHERE l.state = :state AND l.verdict <> 'matches' AND l.id > :after
         ORDER BY l.id
         LIMIT :limit)"_s;
    return work.db().all<SettlementRow>(text, bind("state", state), bind("after", after),
                                        bind("limit", limit));
}

Result<Money> ReconciliationStore::takenBack(Work &work, const QString &gateway, const QString &order)
{
    return work.db().only<Money>(uR"(
        SELECT CAST(COALESCE(-SUM(amount), 0) AS BIGINT)
          FROM settlement_line
         WHERE gateway = :gateway AND order_id = :order AND amount < 0 AND verdict = 'matches')"_s,
                                 bind("gateway", gateway), bind("order", order));
}

Result<QList<PaidOrder>> ReconciliationStore::withoutLine(Work &work, const QString &gateway, Timestamp from,
                                                          Timestamp until, int limit)
{
    return work.db().all<PaidOrder>(uR"(
        SELECT o.id, o.payment_key, o.amount, o.decided_at
          FROM payment_order o
         WHERE o.gateway = :gateway
           AND o.decided_at >= :from
           AND o.decided_at < :until
           AND o.status IN ('DONE', 'PARTIAL_CANCELED', 'CANCELED')
           AND NOT EXISTS (SELECT 1
                             FROM settlement_line l
                            WHERE l.gateway = o.gateway AND l.order_id = o.id AND l.amount > 0)
         ORDER BY o.decided_at, o.id
         LIMIT :limit)"_s,
                                    bind("gateway", gateway), bind("from", from), bind("until", until),
                                    bind("limit", limit));
}

} // namespace madang
