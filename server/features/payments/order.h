// SPDX-License-Identifier: GPL-3.0-or-later
// Order: one intent to pay, with the amount that counts. Values only.
#pragma once

#include "common/protocol/payments.h"

namespace madang::payments {

/// One order as its row holds it. The id is unguessable: who knows it may look at it and pay it.
struct Order {
    OrderId id;
    QString purpose; ///< the word of its OrderPurpose
    qint64 subject = 0; ///< what is paid for, in the purpose's terms
    UserId payer;
    QString title; ///< what the payer reads on the checkout page
    Money amount;
    QString gateway;
    OrderStatus status = OrderStatus::Ready;
    std::optional<QString> paymentKey; ///< the gateway's name of the payment
    std::optional<QString> reason; ///< why it ended without money: the gateway's word
    int attempts = 0; ///< how often the gateway was asked about it
    Timestamp nextCheckAt; ///< when the gateway is asked again; set exactly while InProgress
    Timestamp createdAt;
    Timestamp expiresAt;
    Timestamp decidedAt; ///< when it became Done, Aborted or Expired
};
PROTOCOL_FIELDS(Order, id, purpose, subject, payer, title, amount, gateway, status, paymentKey, reason,
                attempts, nextCheckAt, createdAt, expiresAt, decidedAt)

/// What a feature says to have an order made.
struct NewOrder {
    QString purpose;
    qint64 subject = 0;
    UserId payer;
    QString title;
    Money amount;
};

} // namespace madang::payments
