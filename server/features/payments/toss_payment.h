// SPDX-License-Identifier: GPL-3.0-or-later
// TossPayment: their Payment object as far as we believe it, and what it means for an order. Pure judging.
#pragma once

#include "server/features/payments/gateway.h"
#include "server/features/payments/toss_client.h"

namespace madang {

struct TossCancel {
    Money amount;
    QString reason;
    bool isDone = true; ///< some take a while
};

struct TossPayment {
    QString paymentKey;
    QString orderId;
    QString status; ///< their word
    Money total; ///< what was asked for
    Money balance; ///< what of it has not been given back
    QString failure; ///< their word for why it failed; may be empty
    QString secret; ///< of a virtual account: what its deposit's webhook must name
    std::optional<payments::Deposit> deposit; ///< of a virtual account
    QList<TossCancel> cancels;

    /// Nothing when it is no Payment of theirs, or not in won.
    static std::optional<TossPayment> from(const QJsonObject &body);
};

/// What a payment means for who asked about `asked`. Unknown when it is another order's or has another amount
/// and nothing was captured.
GatewayAnswer answerFrom(const TossPayment &payment, const GatewayPayment &asked);
/// The bank's name for their two-digit code; the code itself when we know none.
QString bankNamed(const QString &code);

} // namespace madang
