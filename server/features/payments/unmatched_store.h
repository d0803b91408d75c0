// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of money at a gateway that fits no order of ours: found once, kept until a person says what became
// of it. No rules.
#pragma once

#include "common/protocol/desk.h"
#include "server/core/work.h"

namespace madang {

/// How money fails to fit.
enum class Misfit {
    OtherAmount, ///< captured, but not what the order says
    NoOrder, ///< captured for an order that we do not have
    NoTaker, ///< captured, but no feature takes money of that purpose any more
    AfterEnd, ///< captured after the order had ended here: counted all the same, and the payer was told
              ///< otherwise
    Again, ///< transferred for an order that was paid before
};
constexpr auto enumWords(Misfit *)
{
    return std::array{std::pair{Misfit::OtherAmount, QLatin1StringView("other-amount")},
                      std::pair{Misfit::NoOrder, QLatin1StringView("no-order")},
                      std::pair{Misfit::NoTaker, QLatin1StringView("no-taker")},
                      std::pair{Misfit::AfterEnd, QLatin1StringView("after-end")},
                      std::pair{Misfit::Again, QLatin1StringView("again")}};
}

struct UnmatchedRow {
    UnmatchedId id;
    Misfit kind = Misfit::OtherAmount;
    QString gateway;
    QString paymentKey;
    OrderId order; ///< as the gateway says; empty when nobody knows one
    Money expected; ///< by our order
    Money captured;
    Timestamp foundAt;
    std::optional<Timestamp> resolvedAt;
    std::optional<QString> resolvedBy;
    std::optional<QString> resolution;
};
PROTOCOL_FIELDS(UnmatchedRow, id, kind, gateway, paymentKey, order, expected, captured, foundAt, resolvedAt,
                resolvedBy, resolution)

class UnmatchedStore {
public:
    /// Notes what was found; id and time are given here. The same misfit of a payment is noted once.
    Done note(Work &work, const UnmatchedRow &found);
    Result<std::optional<UnmatchedRow>> find(Work &work, UnmatchedId id);
    /// False when it was resolved before.
    Result<bool> resolve(Work &work, UnmatchedId id, const QString &who, const QString &resolution);
    /// Of an order, oldest first.
    Result<QList<UnmatchedRow>> of(Work &work, const OrderId &order);
};

} // namespace madang
