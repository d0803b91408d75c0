// SPDX-License-Identifier: GPL-3.0-or-later
// TossGateway: Toss Payments' core API as a Gateway: confirm, query, cancel. Cards, virtual accounts and
// whatever else their checkout offers are one to it.
#pragma once

#include "server/features/payments/gateway.h"
#include "server/features/payments/toss_client.h"

namespace madang {

class TossGateway final : public Gateway {
public:
    explicit TossGateway(const TossClient &client)
        : m_client(client)
    {
    }
    QString name() const override { return QStringLiteral("toss"); }
    void confirm(const GatewayPayment &payment, Answer answer) override;
    /// By the payment's key; without one by the order's id.
    void query(const GatewayPayment &payment, Answer answer) override;
    /// Their cancel, in full or in part; the refund's key is the idempotency key.
    void refund(const GatewayRefund &refund, RefundAnswer answer) override;

private:
    const TossClient &m_client;
};

} // namespace madang
