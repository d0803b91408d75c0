// SPDX-License-Identifier: GPL-3.0-or-later
// Checkout: what the payer's browser asks for: the order, the decision at the sandbox, the bank to transfer
// to, the way back from the gateway.
#pragma once

#include "server/features/payments/order_service.h"
#include "server/features/payments/payment_pages.h"
#include "server/features/payments/sandbox_gateway.h"
#include "server/features/payments/transfer_service.h"

namespace madang {

/// Handlers of pages. Who knows an order's id may see and pay it; nobody else can find it.
class Checkout {
public:
    /// `publicUrl`: where browsers reach us; known when the door has opened.
    Checkout(OrderService &orders, SandboxGateway &sandbox, TransferService &transfers, QString tossClientKey,
             const QString &publicUrl)
        : m_orders(orders)
        , m_sandbox(sandbox)
        , m_transfers(transfers)
        , m_tossClientKey(std::move(tossClientKey))
        , m_publicUrl(publicUrl)
    {
    }
    void install(Routes &at);

private:
    Result<Step> show(Work &work, const Params &params);
    Result<Step> decide(Work &work, const Params &params);
    Result<Step> pretendTransfer(Work &work, const Params &params);
    Result<Step> chooseBank(Work &work, const Params &params);
    Result<Step> succeed(Work &work, const Params &params);
    Result<Step> fail(Work &work, const Params &params);

    CheckoutView bareView(const payments::Order &order) const;
    Result<CheckoutView> view(Work &work, const payments::Order &order);

    OrderService &m_orders;
    SandboxGateway &m_sandbox;
    TransferService &m_transfers;
    const QString m_tossClientKey;
    const QString &m_publicUrl;
};

} // namespace madang
