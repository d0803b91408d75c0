// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of orders: made, confirmed in two visits with the gateway between them, asked about until known,
// expired.
#pragma once

#include "server/core/metrics.h"
#include "server/core/routes.h"
#include "server/features/payments/answer_store.h"
#include "server/features/payments/gateway.h"
#include "server/features/payments/order_purpose.h"
#include "server/features/payments/order_store.h"
#include "server/features/payments/unmatched_store.h"

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
    OrderService(OrderStore &store, Lanes &lanes, Metrics &metrics, OrderRules rules);

    /// Before the house opens: the gateways there are, and the features that ask for money.
    void addGateway(Gateway &gateway);
    void addPurpose(const QString &word, OrderPurpose &purpose);

    /// Makes an order at the configured gateway.
    Result<payments::Order> open(Work &work, const payments::NewOrder &wanted);
    /// NotFound ("order") when there is none.
    Result<payments::Order> find(Work &work, const OrderId &id);
    /// The order made for something; NotFound ("order") when there is none.
    Result<payments::Order> findFor(Work &work, const QString &purpose, qint64 subject);

    /// The payer is back: marks the order as being confirmed in this unit; then the gateway is asked and the
    /// answer settled in another. The later part answers with the order as it stands then: Done, Aborted, or
    /// InProgress when the outcome is not known yet. An order that is past that stage is answered as it is,
    /// and nobody is asked. Refused: AmountMismatch; Conflict "payment-key" (another order's payment);
    /// Expired; Malformed.
    Result<Later<payments::Order>> confirm(Work &work, const PaymentReturn &back);

    /// An operator wants the gateway asked now, also about an order that was given up. Conflict
    /// ("order-decided", "never-asked") when there is nothing to ask.
    Result<Later<payments::Order>> requery(Work &work, const OrderId &id);
    /// An operator says what became of money that fits no order; `who` stays on record. An order that it kept
    /// in doubt ends without money. NotFound ("unmatched"); Conflict ("resolved").
    Done resolve(Work &work, UnmatchedId id, const QString &who, const QString &reason);

    /// Timed: asks about orders whose outcome is not known; at its first run about all of them, because a
    /// process before us may have died between the gateway's success and our COMMIT.
    Done recheck(Work &work);
    /// Timed: ends orders that nobody paid in time.
    Done expire(Work &work);

private:
    enum class Question { Confirm, Query };
    using Answered = std::function<void(const Result<payments::Order> &)>;

    Gateway *gatewayOf(const payments::Order &order) const;
    Done judge(Work &work, const payments::Order &order, const PaymentReturn &back);
    /// Asks the gateway, settles its answer on the order's lane, and tells the outcome.
    void ask(const payments::Order &order, Question question, Answered answered);
    void takeAnswer(const payments::Order &order, Question asked, const GatewayAnswer &answer,
                    Answered answered);
    Result<payments::Order> settle(Work &work, const payments::Order &asked, const GatewayAnswer &answer);
    Done settleDone(Work &work, const payments::Order &order, const GatewayAnswer &answer);
    Done settleEnded(Work &work, payments::Order order, payments::OrderStatus status,
                     const std::optional<QString> &reason);
    OrderPurpose *purposeOf(const payments::Order &order) const;
    void count(GatewayAnswer::Outcome outcome);
    Done note(Work &work, Misfit kind, const payments::Order &order, Money captured);

    OrderStore &m_store;
    Lanes &m_lanes;
    Metrics &m_metrics;
    const OrderRules m_rules;
    AnswerStore m_answers;
    UnmatchedStore m_unmatched;
    QHash<QString, Gateway *> m_gateways;
    QHash<QString, OrderPurpose *> m_purposes;
    Gauge &m_inDoubt;
    std::atomic_bool m_starting = true;
};

} // namespace madang
