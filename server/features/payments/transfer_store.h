// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of transfers that were seen, and of orders that wait for one.
#pragma once

#include "server/core/work.h"
#include "server/features/payments/transfer.h"

namespace madang {

class TransferStore {
public:
    Done insert(Work &work, const SeenTransfer &seen);
    Result<std::optional<SeenTransfer>> byTransaction(Work &work, const QString &bankTransaction);
    /// Orders that wait for a transfer, the oldest first.
    Result<QList<AwaitedTransfer>> awaited(Work &work, int limit);
};

} // namespace madang
