// SPDX-License-Identifier: GPL-3.0-or-later
// PaymentsFeature: owns orders, gateways and the payer's pages; install() lists what they answer to.
#pragma once

#include "server/features/feature.h"
#include "server/features/payments/card_access.h"
#include "server/features/payments/card_checkout.h"
#include "server/features/payments/checkout.h"
#include "server/features/payments/key_removals.h"
#include "server/features/payments/order_access.h"
#include "server/features/payments/payment_records.h"
#include "server/features/payments/toss_billing.h"
#include "server/features/payments/toss_gateway.h"
#include "server/features/payments/transfer_access.h"
#include "server/features/payments/webhook_access.h"

namespace madang {

class PaymentsFeature final : public Feature {
public:
    PaymentsFeature(const House &house, const OrderRules &rules, TossSettings toss = {},
                    TransferSettings transfers = {});
    void install(Routes &at) override;
    void schedule(Schedule &schedule) override;
    void stop() override;
    OrderAccess &access() { return m_access; }
    WebhookAccess &webhooks() { return m_webhookAccess; }
    TransferAccess &transfers() { return m_transferAccess; }
    CardAccess &cards() { return m_cardAccess; }
    OrderService &orders() { return m_orders; }
    ReturnService &returns() { return m_returns; }

    /// Where people's browsers find us ("https://madang.example"); before the door serves.
    void publishedAt(const QString &url) { m_publicUrl = url; }
    const QString &publicUrl() const { return m_publicUrl; }
    /// Under what key cards lie in the store; before the door serves.
    void sealCardsWith(const QByteArray &key) { m_vault.openWith(key); }

    /// Whether requests to other companies are under way; for tests.
    bool asksOutside() const { return m_toss && m_toss->http.underWay() > 0; }
    PaymentRecords &records() { return m_records; }

private:
    void addBilling(BillingGateway &gateway);
    /// What exists only where Toss Payments is used.
    struct Toss {
        explicit Toss(const TossSettings &settings)
            : client(http, settings)
            , billingClient(http, settings.forBilling().value_or(settings))
        {
        }
        outbound::HttpClient http;
        TossClient client;
        TossClient billingClient;
        TossGateway gateway{client, billingClient};
        TossBilling billing{billingClient};
    };

    OrderStore m_store;
    OrderService m_orders;
    ReturnStore m_returnStore;
    ReturnService m_returns;
    SandboxGateway m_sandbox;
    TransferService m_transfers;
    std::unique_ptr<Toss> m_toss;
    WebhookStore m_webhookStore;
    WebhookService m_webhooks;
    Checkout m_checkout;
    CardVault m_vault;
    RemovalStore m_removalStore;
    KeyRemovals m_removals;
    CardStore m_cardStore;
    CardService m_cards;
    SandboxBilling m_sandboxBilling;
    CardCheckout m_cardCheckout;
    QString m_publicUrl;
    OrderAccess m_access;
    CardAccess m_cardAccess;
    WebhookAccess m_webhookAccess;
    TransferAccess m_transferAccess;
    PaymentRecords m_records;
};

} // namespace madang
