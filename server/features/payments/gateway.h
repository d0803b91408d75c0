// SPDX-License-Identifier: GPL-3.0-or-later
// Gateway: the company that moves the money, as the rest of the house sees it.
#pragma once

#include "common/base/id.h"
#include "common/base/money.h"
#include "common/protocol/payments.h"

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
        Waiting, ///< confirmed; the payer still has to transfer the money: `deposit` says where to
        Expired, ///< its time at the gateway is over; will never be captured
        Unknown, ///< no answer, or none that says; ask again later
    };
    Outcome outcome = Outcome::Unknown;
    Money amount;
    QString reason;
    std::optional<payments::Deposit> deposit = {}; ///< only while Waiting
    QString paymentKey = {}; ///< the gateway's name of the payment, when it said one
};

enum class PaidBy {
    Payer, ///< who came to the checkout page
    Card, ///< a registered one, charged without its owner
};

enum class Asked {
    First,
    Again, ///< nobody knows what became of it
};

/// Money of a captured payment on its way back. The key is its idempotency key: asking twice returns once.
struct GatewayRefund {
    OrderId order;
    QString paymentKey;
    QString key;
    Money amount;
    QString reason; ///< why, in the words of who asked
    PaidBy paidBy = PaidBy::Payer;
    Asked asked = Asked::First;
};

/// What a gateway says about money that should go back.
struct GatewayRefundAnswer {
    enum class Outcome {
        Returned, ///< the whole amount went back under that key
        Refused, ///< nothing did and nothing will; `reason` is the gateway's word
        Unknown, ///< no answer, or none that says; ask again later with the same key
    };
    Outcome outcome = Outcome::Unknown;
    QString reason;
};

/// Implementations never block and never throw away an answer: each call ends in exactly one callback, on any
/// thread, Unknown when nothing came in time. Called on a lane's thread with no transaction open.
class Gateway {
public:
    using Answer = std::function<void(const GatewayAnswer &)>;
    using RefundAnswer = std::function<void(const GatewayRefundAnswer &)>;
    virtual ~Gateway() = default;
    /// The word by which orders and accounts name it.
    virtual QString name() const = 0;
    /// Captures an authorised payment.
    virtual void confirm(const GatewayPayment &payment, Answer answer) = 0;
    /// Nobody but a person knows what became of a payment: it is never asked about.
    virtual bool isByHand() const { return false; }
    /// Asks what became of it. Without a payment key: of the order's, if the gateway finds one.
    virtual void query(const GatewayPayment &payment, Answer answer) = 0;
    /// Gives money of a captured payment back, or says what became of it when that key was used before.
    virtual void refund(const GatewayRefund &refund, RefundAnswer answer) = 0;
};

} // namespace madang
