// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of returns. No rules.
#pragma once

#include "server/core/work.h"
#include "server/features/payments/order_return.h"

namespace madang {

class ReturnStore {
public:
    Done insert(Work &work, const payments::OrderReturn &back);
    Result<std::optional<payments::OrderReturn>> find(Work &work, const QString &key);
    /// What went back or is on its way.
    Result<Money> taken(Work &work, const OrderId &order);
    /// The return that the bank's number paid.
    Result<std::optional<payments::OrderReturn>> byTransaction(Work &work, const QString &transaction);
    /// Asked or ByHand -> Returned. False when it was neither any more.
    Result<bool> markReturned(Work &work, const QString &key);
    /// Asked or ByHand -> Refused.
    Result<bool> markRefused(Work &work, const QString &key, const QString &refusal);
    /// How a return by hand was sent.
    Done noteSent(Work &work, const QString &key, const QString &transaction, const QString &who);
    /// Counts another question and says when the next is due. False when somebody else did so since `seen`.
    Result<bool> countQuestion(Work &work, const payments::OrderReturn &seen, Timestamp next);
    /// Moves the next question, unless one was asked since `seen`.
    Done moveQuestion(Work &work, const payments::OrderReturn &seen, Timestamp next);
    /// Returns that should be asked about by now, longest waiting first.
    Result<QList<payments::OrderReturn>> toCheck(Work &work, Timestamp until, int limit);
    Result<qint64> inDoubt(Work &work);
};

} // namespace madang
