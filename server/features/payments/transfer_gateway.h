// SPDX-License-Identifier: GPL-3.0-or-later
// TransferGateway: a bank account that only people look at. It answers nothing by itself.
#pragma once

#include "server/features/payments/gateway.h"

namespace madang {

class TransferGateway final : public Gateway {
public:
    QString name() const override { return QStringLiteral("transfer"); }
    bool isByHand() const override { return true; }
    void confirm(const GatewayPayment &, Answer answer) override { answer({}); }
    void query(const GatewayPayment &, Answer answer) override { answer({}); }
    /// Never asked since returns of such orders wait for a person; what was asked before that ends here.
    void refund(const GatewayRefund &, RefundAnswer answer) override
    {
        answer({GatewayRefundAnswer::Outcome::Refused, QStringLiteral("TRANSFER_BACK_BY_HAND")});
    }
};

} // namespace madang
