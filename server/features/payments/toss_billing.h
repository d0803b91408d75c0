// SPDX-License-Identifier: GPL-3.0-or-later
// TossBilling: Toss Payments' billing API as a BillingGateway, after
// https://docs.tosspayments.com/guides/v2/billing/integration and https://docs.tosspayments.com/reference:
//   POST   /v1/billing/authorizations/issue  {authKey, customerKey} -> Billing {billingKey, cardCompany,
//   cardNumber} POST   /v1/billing/{billingKey}          {customerKey, orderId, orderName, amount} -> Payment
//   DELETE /v1/billing/{billingKey}          -> 200 without a body
// An authKey works once, but a repeated POST with the same Idempotency-Key is answered with the first answer,
// for 15 days, errors too. So a charge keeps one key for the life of its order: a passing error ends that
// order without money at worst, and its date is tried again with another.
#pragma once

#include "server/features/payments/billing_gateway.h"
#include "server/features/payments/toss_client.h"

namespace madang {

class TossBilling final : public BillingGateway {
public:
    explicit TossBilling(const TossClient &client)
        : m_client(client)
    {
    }
    QString name() const override { return QStringLiteral("toss"); }
    void issue(const QString &authKey, const QString &customerKey, const QString &idempotencyKey,
               Issued issued) override;
    void charge(const BillingCharge &charge, Answer answer) override;
    void query(const OrderId &order, Money amount, Answer answer) override;
    void forget(const QString &billingKey, Forgotten forgotten) override;

private:
    const TossClient &m_client;
};

} // namespace madang
