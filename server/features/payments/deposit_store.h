// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of what orders that wait for a deposit know beside their row.
#pragma once

#include "server/core/work.h"
#include "server/features/payments/order.h"

namespace madang {

class DepositStore {
public:
    /// Writes it, or what changed of it. False when its reference belongs to another order.
    Result<bool> put(Work &work, const payments::DepositRow &deposit);
    Result<std::optional<payments::DepositRow>> find(Work &work, const OrderId &order);
    Result<std::optional<payments::DepositRow>> byReference(Work &work, const QString &reference);
    /// Those that should be asked about by now, longest waiting first.
    Result<QList<payments::DepositRow>> toCheck(Work &work, int limit);
    /// Counts a question and says when the next is due. False when somebody else did so since `seen`.
    Result<bool> countQuestion(Work &work, const payments::DepositRow &seen, Timestamp next);
    /// Nobody asks about it any more.
    Done close(Work &work, const OrderId &order);
};

} // namespace madang
