// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of what gateways answered about orders: a row for each change of their word. No rules.
#pragma once

#include "server/core/work.h"

namespace madang {

/// One answer, and how often it came in a row.
struct AnswerRow {
    OrderId order;
    int number = 0;
    QString question; ///< "confirm" or "query"
    QString outcome;
    Money amount;
    QString reason;
    Timestamp firstAt;
    Timestamp lastAt;
    int times = 0;
};
PROTOCOL_FIELDS(AnswerRow, order, number, question, outcome, amount, reason, firstAt, lastAt, times)

class AnswerStore {
public:
    /// A repetition only counts; so does everything beyond the most rows an order may have.
    Done note(Work &work, const OrderId &order, const QString &question, const QString &outcome, Money amount,
              const QString &reason);
    /// Of an order, oldest first.
    Result<QList<AnswerRow>> of(Work &work, const OrderId &order);
};

} // namespace madang
