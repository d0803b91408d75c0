// SPDX-License-Identifier: GPL-3.0-or-later
// Gateway: the company that moves the money, as the rest of the house sees it.
#pragma once

#include "common/base/id.h"
#include "common/base/money.h"

#include <functional>

namespace madang {

/// A payment at a gateway. The order's id is its idempotency key: asking twice captures once.
struct GatewayPayment {
    OrderId order;
    QString paymentKey;
    Money amount;
};

/// What a gateway says about a payment.
struct GatewayAnswer {
    enum class Outcome {
        Approved, ///< captured; `amount` says how much
        Declined, ///< will never be captured; `reason` is the gateway's word
        NotCaptured, ///< authorised by the payer, waiting to be confirmed
        Unknown, ///< no answer, or none that says; ask again later
    };
    Outcome outcome = Outcome::Unknown;
    Money amount;
    QString reason;
};

/// Implementations never block and never throw away an answer: each call ends in exactly one callback, on any
/// thread, Unknown when nothing came in time. Called on a lane's thread with no transaction open.
class Gateway {
public:
    using Answer = std::function<void(const GatewayAnswer &)>;
    virtual ~Gateway() = default;
    /// The word by which orders and accounts name it.
    virtual QString name() const = 0;
    /// Captures an authorised payment.
    virtual void confirm(const GatewayPayment &payment, Answer answer) = 0;
    /// Asks what became of it.
    virtual void query(const GatewayPayment &payment, Answer answer) = 0;
};

} // namespace madang
