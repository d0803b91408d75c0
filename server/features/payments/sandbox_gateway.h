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

    /// The payer decided on the checkout page: writes an authorised payment into the sandbox's book; its key.
    /// TooMany when that order was decided over and over.
    Result<QString> authorise(Work &work, const OrderId &order, Money amount, sandbox::Decision decision);

private:
    using Judge = std::function<GatewayAnswer(const Work &, sandbox::Payment &)>;
    void visit(const GatewayPayment &payment, Judge judge, Answer answer);

    Lanes &m_lanes;
    sandbox::SandboxStore m_store;
};

} // namespace madang
