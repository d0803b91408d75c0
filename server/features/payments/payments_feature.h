// SPDX-License-Identifier: GPL-3.0-or-later
// PaymentsFeature: owns orders, gateways and the payer's pages; install() lists what they answer to.
#pragma once

#include "server/features/feature.h"
#include "server/features/payments/checkout.h"
#include "server/features/payments/order_access.h"

namespace madang {

class PaymentsFeature final : public Feature {
public:
    PaymentsFeature(const House &house, OrderRules rules);
    void install(Routes &at) override;
    void schedule(Schedule &schedule) override;
    OrderAccess &access() { return m_access; }
    OrderService &orders() { return m_orders; }

    /// Where people's browsers find us ("https://madang.example"); before the door serves.
    void publishedAt(const QString &url) { m_publicUrl = url; }

private:
    OrderStore m_store;
    OrderService m_orders;
    SandboxGateway m_sandbox;
    Checkout m_checkout;
    QString m_publicUrl;
    OrderAccess m_access;
};

} // namespace madang
