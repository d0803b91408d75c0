// SPDX-License-Identifier: GPL-3.0-or-later
// Order: one intent to pay, with the amount that counts. Values only.
#pragma once

#include "common/protocol/payments.h"
#include "server/features/payments/card.h"

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
    Timestamp nextCheckAt; ///< when the gateway is asked again; null: nobody asks it
    Timestamp createdAt;
    Timestamp expiresAt;
    Timestamp decidedAt; ///< when it became Done, Aborted or Expired
    std::optional<CardId> card; ///< the registered card it is charged to; absent: the payer is asked
    Money refunded; ///< given back so far: the sum of its returns

    /// The money was captured, whether or not some of it went back since.
    bool wasPaid() const
    {
        return status == OrderStatus::Done || status == OrderStatus::PartialCanceled
            || status == OrderStatus::Canceled;
    }
};
PROTOCOL_FIELDS(Order, id, purpose, subject, payer, title, amount, gateway, status, paymentKey, reason,
                attempts, nextCheckAt, createdAt, expiresAt, decidedAt, card, refunded)

/// What the row of an order that waits for a deposit holds beside it.
struct DepositRow {
    OrderId orderId;
    QString bank;
    QString account;
    QString holder;
    std::optional<QString> reference; ///< unique; absent: the gateway finds it without
    Timestamp until;
    Timestamp nextCheckAt; ///< as in Order, while it waits
    int attempts = 0;

    Deposit shown() const { return {bank, account, holder, reference.value_or(QString()), until}; }
};
PROTOCOL_FIELDS(DepositRow, orderId, bank, account, holder, reference, until, nextCheckAt, attempts)

/// What a feature says to have an order made.
struct NewOrder {
    QString purpose;
    qint64 subject = 0;
    UserId payer;
    QString title;
    Money amount;
    std::optional<Card> card = {}; ///< charged at its gateway, without asking the payer
};

} // namespace madang::payments
