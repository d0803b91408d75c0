// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of reconciliation: files, their lines, and the orders that should have been among them.
#pragma once

#include "common/protocol/reconciliation.h"
#include "server/core/work.h"

namespace madang {

/// One line as its row holds it.
struct SettlementRow {
    SettlementLineId id;
    SettlementFileId file;
    QString gateway;
    QString key;
    QString order;
    QString paymentKey;
    Money amount;
    Money payOut;
    Timestamp at;
    Money ours;
    reconciliation::Verdict verdict = reconciliation::Verdict::Matches;
    reconciliation::State state = reconciliation::State::Settled;
    std::optional<QString> reason;
    std::optional<Timestamp> explainedAt;
    std::optional<QString> explainedBy; ///< nickname

    reconciliation::Difference difference() const;
};
PROTOCOL_FIELDS(SettlementRow, id, file, gateway, key, order, paymentKey, amount, payOut, at, ours, verdict,
                state, reason, explainedAt, explainedBy)

/// An order of ours with money.
struct PaidOrder {
    QString id;
    QString paymentKey;
    Money amount;
    Timestamp at;
};
PROTOCOL_FIELDS(PaidOrder, id, paymentKey, amount, at)

class ReconciliationStore {
public:
    /// The file that was taken with that digest.
    Result<std::optional<SettlementFileId>> fileOf(Work &work, const QString &gateway, const QString &digest);
    Done insertFile(Work &work, SettlementFileId id, const QString &gateway, const QString &digest,
                    const QString &name, int lines);
    Result<std::optional<SettlementRow>> byKey(Work &work, const QString &gateway, const QString &key);
    Result<std::optional<SettlementRow>> find(Work &work, SettlementLineId id);
    Done insert(Work &work, const SettlementRow &row);
    /// Verdict, state and our amount as the row has them.
    Done judge(Work &work, const SettlementRow &row);
    Done explain(Work &work, SettlementLineId id, UserId by, const QString &reason);
    /// By state, oldest first, ids above `after`.
    Result<QList<SettlementRow>> list(Work &work, reconciliation::State state, SettlementLineId after,
                                      int limit);
    /// What lines that match took back of an order, above zero.
    Result<Money> takenBack(Work &work, const QString &gateway, const QString &order);
    /// Paid orders of a period that no line of a file is about, oldest first.
    Result<QList<PaidOrder>> withoutLine(Work &work, const QString &gateway, Timestamp from, Timestamp until,
                                         int limit);
};

} // namespace madang
