// SPDX-License-Identifier: GPL-3.0-or-later
// OrderReturn: money of a paid order on its way back to the payer. Values only.
#pragma once

#include "server/features/payments/order.h"

namespace madang::payments {

enum class ReturnStatus {
    Asked, ///< the gateway is asked; the outcome may not be known yet
    ByHand, ///< a person has to send the money, and to say so
    Returned,
    Refused, ///< by the gateway, or by a person who cannot send it
};
constexpr auto enumWords(ReturnStatus *)
{
    return std::array{std::pair{ReturnStatus::Asked, QLatin1StringView("asked")},
                      std::pair{ReturnStatus::ByHand, QLatin1StringView("by-hand")},
                      std::pair{ReturnStatus::Returned, QLatin1StringView("returned")},
                      std::pair{ReturnStatus::Refused, QLatin1StringView("refused")}};
}

/// One return as its row holds it.
struct OrderReturn {
    QString key; ///< ours; its idempotency key at the gateway
    OrderId order;
    Money amount;
    QString reason;
    ReturnStatus status = ReturnStatus::Asked;
    std::optional<QString> refusal; ///< the gateway's word
    int attempts = 0; ///< how often the gateway was asked
    Timestamp nextCheckAt; ///< when it is asked again; set exactly while Asked
    Timestamp createdAt;
    Timestamp decidedAt;
    std::optional<QString> bankTransaction; ///< of what a person sent: the bank's number of it
};
PROTOCOL_FIELDS(OrderReturn, key, order, amount, reason, status, refusal, attempts, nextCheckAt, createdAt,
                decidedAt, bankTransaction)

/// What a feature says to have money given back.
struct NewReturn {
    QString key; ///< the caller's own name for it, up to 64 characters of A-Za-z0-9_-
    OrderId order;
    Money amount;
    QString reason;
};

} // namespace madang::payments
