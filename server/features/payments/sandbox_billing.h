// SPDX-License-Identifier: GPL-3.0-or-later
// SandboxBilling: registered cards at the sandbox. It keeps its own book of cards, charges as their owner
// chose on the registration page, and can lose answers the way real ones do. No real money moves.
#pragma once

#include "server/core/lanes.h"
#include "server/features/payments/billing_gateway.h"
#include "server/features/payments/sandbox_cards.h"
#include "server/features/payments/sandbox_store.h"

namespace madang {

class SandboxBilling final : public BillingGateway {
public:
    explicit SandboxBilling(Lanes &lanes)
        : m_lanes(lanes)
    {
    }
    QString name() const override { return QStringLiteral("sandbox"); }
    void issue(const QString &authKey, const QString &customerKey, const QString &idempotencyKey,
               Issued issued) override;
    void charge(const BillingCharge &charge, Answer answer) override;
    void query(const OrderId &order, Money amount, Answer answer) override;
    void forget(const QString &billingKey, Forgotten forgotten) override;

    /// The owner decided on the registration page: writes a card into the sandbox's book; what their browser
    /// brings back.
    Result<QString> authorise(Work &work, const QString &customerKey, sandbox::CardDecision decision);

private:
    Result<GatewayAnswer> judge(Work &work, const BillingCharge &charge);
    Lanes &m_lanes;
    sandbox::CardBook m_cards;
    sandbox::SandboxStore m_payments;
};

} // namespace madang
