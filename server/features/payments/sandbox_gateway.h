// SPDX-License-Identifier: GPL-3.0-or-later
// SandboxGateway: a gateway without a company behind it. It keeps its own book, decides as the payer chose on
// its checkout page, and can lose requests and answers the way real ones do. No real money moves.
#pragma once

#include "server/core/lanes.h"
#include "server/features/payments/gateway.h"
#include "server/features/payments/sandbox_store.h"

namespace madang {

class SandboxGateway final : public Gateway {
public:
    explicit SandboxGateway(Lanes &lanes)
        : m_lanes(lanes)
    {
    }
    QString name() const override { return QStringLiteral("sandbox"); }
    void confirm(const GatewayPayment &payment, Answer answer) override;
    void query(const GatewayPayment &payment, Answer answer) override;
    void refund(const GatewayRefund &refund, RefundAnswer answer) override;

    /// The payer decided on the checkout page: writes an authorised payment into the sandbox's book; its key.
    /// TooMany when that order was decided over and over.
    Result<QString> authorise(Work &work, const OrderId &order, Money amount, sandbox::Decision decision);

    /// The payer pretended the transfer that was waited for; false when none was.
    Result<bool> transfer(Work &work, const OrderId &order);

    /// Where its webhooks go; before the house opens.
    using Hint = std::function<Done(Work &, const QByteArray &)>;
    void hintTo(Hint hint) { m_hint = std::move(hint); }

private:
    using Judge = std::function<GatewayAnswer(const Work &, sandbox::Payment &)>;
    void visit(const GatewayPayment &payment, Judge judge, Answer answer);
    Result<GatewayRefundAnswer> judgeRefund(Work &work, const GatewayRefund &refund);
    Done sendHint(Work &work, const sandbox::Payment &payment);

    Lanes &m_lanes;
    sandbox::SandboxStore m_store;
    Hint m_hint;
};

} // namespace madang
