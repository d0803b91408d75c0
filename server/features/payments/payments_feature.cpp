// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/payments_feature.h"

namespace madang {

using namespace std::chrono_literals;

PaymentsFeature::PaymentsFeature(const House &house, const OrderRules &rules, TossSettings toss,
                                 TransferSettings transfers)
    : m_orders(m_store, house.lanes, house.metrics, rules)
    , m_returns(m_returnStore, m_store, m_orders, house.lanes, house.metrics)
    , m_sandbox(house.lanes)
    , m_transfers(m_orders, std::move(transfers))
    , m_toss(toss.isOn() ? std::make_unique<Toss>(toss) : nullptr)
    , m_webhooks(m_webhookStore, m_orders, house.lanes, house.metrics)
    , m_checkout(m_orders, m_sandbox, m_transfers, toss.clientKey, m_publicUrl)
    , m_removals(m_removalStore, m_vault, house.lanes)
    , m_cards(m_cardStore, m_vault, m_removals, house.lanes, rules.lifetime)
    , m_sandboxBilling(house.lanes)
    , m_cardCheckout(m_cards, m_sandboxBilling, toss.forBilling().value_or(TossSettings{}).clientKey)
    , m_access(m_orders, m_returns, m_transfers, m_publicUrl)
    , m_cardAccess(m_cards, rules.gateway, m_publicUrl)
    , m_webhookAccess(m_webhooks)
    , m_transferAccess(m_transfers)
{
    m_orders.addGateway(m_sandbox);
    m_sandbox.hintTo([this](Work &work, const QByteArray &raw) {
        return m_webhooks.receive(work, m_sandbox.name(), raw);
    });
    if (m_toss)
        m_orders.addGateway(m_toss->gateway);
    m_orders.chargeCardsWith(m_cards);
    addBilling(m_sandboxBilling);
    if (m_toss && toss.forBilling())
        addBilling(m_toss->billing);
}

void PaymentsFeature::addBilling(BillingGateway &gateway)
{
    m_cards.addGateway(gateway);
    m_removals.addGateway(gateway);
}

void PaymentsFeature::install(Routes &at)
{
    m_checkout.install(at);
    m_cardCheckout.install(at);
    m_webhooks.install(at);
}

void PaymentsFeature::stop()
{
    if (m_toss)
        m_toss->http.stop();
}

void PaymentsFeature::schedule(Schedule &schedule)
{
    schedule.every(2s, "payments.recheck", [this](Work &work) { return m_orders.recheck(work); });
    schedule.every(2s, "payments.returns", [this](Work &work) { return m_returns.recheck(work); });
    schedule.every(5s, "payments.deposits", [this](Work &work) { return m_orders.recheckDeposits(work); });
    schedule.every(2s, "payments.webhooks", [this](Work &work) { return m_webhooks.lookAgain(work); });
    schedule.every(1h, "payments.forget-webhooks", [this](Work &work) { return m_webhooks.forget(work); });
    schedule.every(10s, "payments.expire", [this](Work &work) { return m_orders.expire(work); });
    schedule.every(2s, "cards.recheck", [this](Work &work) { return m_cards.recheck(work); });
    schedule.every(5s, "cards.forget", [this](Work &work) { return m_removals.ask(work); });
    schedule.every(10s, "cards.expire", [this](Work &work) { return m_cards.expire(work); });
}

} // namespace madang
