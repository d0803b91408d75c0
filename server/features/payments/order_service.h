// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of orders: made, confirmed in two visits with the gateway between them, asked about until known,
// expired. What the answers mean for an order, OrderSettler knows.
#pragma once

#include "server/core/metrics.h"
#include "server/core/routes.h"
#include "server/features/payments/answer_store.h"
#include "server/features/payments/card_service.h"
#include "server/features/payments/order_settler.h"

namespace madang {

/// What an operator decides about orders.
struct OrderRules {
    QString gateway = QStringLiteral("sandbox"); ///< of new orders
    std::chrono::minutes lifetime{30}; ///< how long an unpaid order can be paid
};

/// What the payer's browser brings back from the gateway. Only the order's own row is believed.
struct PaymentReturn {
    OrderId order;
    QString paymentKey;
    QString amount;
};

class OrderService {
public:
    using Heard = std::function<void(const Result<payments::Order> &, const GatewayAnswer &)>;
    OrderService(OrderStore &store, Lanes &lanes, Metrics &metrics, OrderRules rules);

    /// Before the house opens: the gateways there are, and the features that ask for money.
    void addGateway(Gateway &gateway);
    void addPurpose(const QString &word, OrderPurpose &purpose) { m_settler.addPurpose(word, purpose); }
    void chargeCardsWith(CardService &cards) { m_cards = &cards; }

    /// Makes an order at the configured gateway.
    Result<payments::Order> open(Work &work, const payments::NewOrder &wanted);
    /// Makes an order that is charged to a registered card, and marks it as being confirmed in this unit; the
    /// gateway is asked after the COMMIT. Its purpose is told what became of it.
    Result<payments::Order> charge(Work &work, const payments::NewOrder &wanted);
    /// NotFound ("order") when there is none.
    Result<payments::Order> find(Work &work, const OrderId &id) { return m_settler.find(work, id); }
    /// Holds an order until this unit's COMMIT, and how it stands. NotFound ("order").
    Result<payments::Order> hold(Work &work, const OrderId &id);
    /// The order made for something; NotFound ("order") when there is none.
    Result<payments::Order> findFor(Work &work, const QString &purpose, qint64 subject);

    /// How what is known of an order changes it.
    OrderSettler &settler() { return m_settler; }
    /// Nothing, and a line for the operator, when that gateway is not there any more.
    Gateway *gatewayOf(const payments::Order &order) const;
    OrderPurpose *purposeOf(const payments::Order &order) const { return m_settler.purposeOf(order); }

    /// The payer is back: marks the order as being confirmed in this unit; then the gateway is asked and the
    /// answer settled in another. The later part answers with the order as it stands then: Done, Aborted, or
    /// InProgress when the outcome is not known yet. An order that is past that stage is answered as it is,
    /// and nobody is asked. Refused: AmountMismatch; Conflict "payment-key" (another order's payment);
    /// Expired; Malformed.
    Result<Later<payments::Order>> confirm(Work &work, const PaymentReturn &back);

    /// An operator wants the gateway asked now, also about an order that was given up. Conflict
    /// ("order-decided", "never-asked") when there is nothing to ask.
    Result<Later<payments::Order>> requery(Work &work, const OrderId &id);
    /// Asks the gateway about an order in any state and settles what it says, as after a hint that something
    /// happened. The answer is handed over with the order as it stands then. No transaction may be open.
    void askAbout(const payments::Order &order, Heard heard);
    /// Asks a gateway about a payment that belongs to no order of ours; nothing is settled. Unknown when
    /// there is no such gateway.
    void askGateway(const QString &gateway, const GatewayPayment &payment, Gateway::Answer answer) const;

    /// Timed: asks about orders whose outcome is not known; at its first run about all of them, because a
    /// process before us may have died between the gateway's success and our COMMIT.
    Done recheck(Work &work);
    /// Timed: asks about deposits that nobody told us of, ever more slowly.
    Done recheckDeposits(Work &work);
    /// Timed: ends orders that nobody paid in time.
    Done expire(Work &work);

private:
    enum class Question { Confirm, Query };

    Done judgePayer(Work &work, UserId payer);
    Done judge(Work &work, const payments::Order &order, const PaymentReturn &back);
    /// Asks the gateway, settles its answer on the order's lane, and tells the outcome.
    void ask(const payments::Order &order, Question question, Heard heard);
    void takeAnswer(const payments::Order &order, Question asked, const GatewayAnswer &answer, Heard heard);
    void count(GatewayAnswer::Outcome outcome);

    OrderStore &m_store;
    OrderSettler m_settler;
    DepositStore m_deposits;
    Lanes &m_lanes;
    Metrics &m_metrics;
    const OrderRules m_rules;
    AnswerStore m_answers;
    QHash<QString, Gateway *> m_gateways;
    CardService *m_cards = nullptr;
    Gauge &m_inDoubt;
    std::atomic_bool m_starting = true;
};

} // namespace madang
