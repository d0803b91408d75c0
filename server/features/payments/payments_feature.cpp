// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/payments_feature.h"

namespace madang {

using namespace std::chrono_literals;

PaymentsFeature::PaymentsFeature(const House &house, OrderRules rules)
    : m_orders(m_store, house.lanes, house.metrics, std::move(rules))
    , m_sandbox(house.lanes)
    , m_checkout(m_orders, m_sandbox)
    , m_access(m_orders, m_publicUrl)
{
    m_orders.addGateway(m_sandbox);
}

void PaymentsFeature::install(Routes &at)
{
    m_checkout.install(at);
}

void PaymentsFeature::schedule(Schedule &schedule)
{
    schedule.every(2s, "payments.recheck", [this](Work &work) { return m_orders.recheck(work); });
    schedule.every(10s, "payments.expire", [this](Work &work) { return m_orders.expire(work); });
}

} // namespace madang
