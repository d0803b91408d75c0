// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of orders. Every change names the status it starts from, so that of two who want it one gets it.
#pragma once

#include "server/core/work.h"
#include "server/features/payments/order.h"

namespace madang {

class OrderStore {
public:
    Done insert(Work &work, const payments::Order &order);
    Result<std::optional<payments::Order>> find(Work &work, const OrderId &id);
    /// The order made for something.
    Result<std::optional<payments::Order>> findFor(Work &work, const QString &purpose, qint64 subject);
    /// Whether another order is being paid, or was paid, by that payment.
    Result<bool> keyIsTaken(Work &work, const payments::Order &order, const QString &paymentKey);

    /// Ready -> InProgress. False when it was not Ready any more.
    Result<bool> startConfirming(Work &work, const OrderId &id, const QString &paymentKey,
                                 Timestamp nextCheck);
    /// Ready or InProgress -> WaitingForDeposit.
    Result<bool> startWaiting(Work &work, const OrderId &id, const QString &paymentKey);
    /// InProgress, WaitingForDeposit, or given up too early -> Done.
    Result<bool> markDone(Work &work, const OrderId &id, const QString &paymentKey);
    /// InProgress, WaitingForDeposit or Ready -> a status without money.
    Result<bool> markEnded(Work &work, const OrderId &id, payments::OrderStatus from,
                           payments::OrderStatus to, const std::optional<QString> &reason);
    /// Counts another question about an order in progress and says when the next is due. False when somebody
    /// else did so since `seen`.
    Result<bool> countQuestion(Work &work, const payments::Order &seen, Timestamp next);
    /// Moves the next question, unless one was asked since `seen`.
    Done moveQuestion(Work &work, const payments::Order &seen, Timestamp next);

    /// Holds an order until this unit's COMMIT: who else wants it waits. False when there is none.
    Result<bool> lock(Work &work, const OrderId &id);
    /// Done -> PartialCanceled -> Canceled; only for who holds the order.
    Done markReturned(Work &work, const OrderId &id, payments::OrderStatus status);

    /// How many payments of somebody were declined since then.
    Result<int> refusals(Work &work, UserId payer, Timestamp since);

    /// Orders in progress that should be asked about by now, longest waiting first.
    Result<QList<payments::Order>> toCheck(Work &work, Timestamp until, int limit);
    /// Ready orders whose time is over.
    Result<QList<payments::Order>> overdue(Work &work, int limit);
    /// How many orders are in progress.
    Result<qint64> inDoubt(Work &work);
};

} // namespace madang
