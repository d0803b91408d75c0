// SPDX-License-Identifier: GPL-3.0-or-later
// TossGateway: Toss Payments' core API as a Gateway: confirm, query, cancel. Cards, virtual accounts and
// whatever else their checkout offers are one to it.
#pragma once

#include "server/features/payments/gateway.h"
#include "server/features/payments/toss_client.h"

namespace madang {

class TossGateway final : public Gateway {
public:
    /// `cards` has the keys under which registered cards are charged, and money of theirs goes back.
    TossGateway(const TossClient &client, const TossClient &cards)
        : m_client(client)
        , m_cards(cards)
    {
    }
    QString name() const override { return QStringLiteral("toss"); }
    void confirm(const GatewayPayment &payment, Answer answer) override;
    /// By the payment's key; without one by the order's id.
    void query(const GatewayPayment &payment, Answer answer) override;
    /// Their cancel, in full or in part; the refund's key is the idempotency key. They forget those after 15
    /// days, and would then refuse what they did already, or do a part again: the key also stands in the
    /// reason they keep, so that our own cancel is found among those of the payment.
    void refund(const GatewayRefund &refund, RefundAnswer answer) override;

private:
    void cancel(const GatewayRefund &refund, const RefundAnswer &answer) const;
    /// Answers for a cancel of ours that is there; `none` when there is none.
    void findCancel(const GatewayRefund &refund, const RefundAnswer &answer,
                    const std::function<void()> &none) const;
    const TossClient &clientOf(const GatewayRefund &refund) const
    {
        return refund.paidBy == PaidBy::Card ? m_cards : m_client;
    }

    const TossClient &m_client;
    const TossClient &m_cards;
};

} // namespace madang
