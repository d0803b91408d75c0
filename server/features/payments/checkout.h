// SPDX-License-Identifier: GPL-3.0-or-later
// Checkout: what the payer's browser asks for: the order, the decision at the sandbox, the way back from the
// gateway.
#pragma once

#include "server/features/payments/order_service.h"
#include "server/features/payments/sandbox_gateway.h"

namespace madang {

/// Handlers of pages. Who knows an order's id may see and pay it; nobody else can find it.
class Checkout {
public:
    Checkout(OrderService &orders, SandboxGateway &sandbox)
        : m_orders(orders)
        , m_sandbox(sandbox)
    {
    }
    void install(Routes &at);

private:
    Result<Step> show(Work &work, const Params &params);
    Result<Step> decide(Work &work, const Params &params);
    Result<Step> succeed(Work &work, const Params &params);
    Result<Step> fail(Work &work, const Params &params);

    OrderService &m_orders;
    SandboxGateway &m_sandbox;
};

} // namespace madang
