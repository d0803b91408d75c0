// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of orders: made, confirmed in two visits with the gateway between them, asked about until known,
// waiting for a deposit, expired.
#pragma once

#include "server/core/metrics.h"
#include "server/core/routes.h"
#include "server/features/payments/answer_store.h"
#include "server/features/payments/card_service.h"
#include "server/features/payments/deposit_store.h"
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
    using Heard = std::function<void(const Result<payments::Order> &, const GatewayAnswer &)>;
    OrderService(OrderStore &store, Lanes &lanes, Metrics &metrics, OrderRules rules);

    /// Before the house opens: the gateways there are, and the features that ask for money.
    void addGateway(Gateway &gateway);
    void addPurpose(const QString &word, OrderPurpose &purpose);
    void chargeCardsWith(CardService &cards) { m_cards = &cards; }

    /// Makes an order at the configured gateway.
    Result<payments::Order> open(Work &work, const payments::NewOrder &wanted);
    /// Makes an order that is charged to a registered card, and marks it as being confirmed in this unit; the
    /// gateway is asked after the COMMIT. Its purpose is told what became of it.
    Result<payments::Order> charge(Work &work, const payments::NewOrder &wanted);
    /// NotFound ("order") when there is none.
    Result<payments::Order> find(Work &work, const OrderId &id);
    /// The order made for something; NotFound ("order") when there is none.
    Result<payments::Order> findFor(Work &work, const QString &purpose, qint64 subject);

    /// Nothing, and a line for the operator, when that gateway is not there any more.
    Gateway *gatewayOf(const payments::Order &order) const;
    OrderPurpose *purposeOf(const payments::Order &order) const;

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
    /// An account was given to the payer: Ready -> WaitingForDeposit. Conflict when it is past that, or when
    /// the reference is another order's; Expired.
    Result<payments::Order> awaitDeposit(Work &work, const OrderId &id, const payments::DepositRow &deposit);
    /// Somebody saw the money of an order at a gateway that answers by hand. Whether that settled it: it does
    /// not when it was settled before, or when it is another amount.
    Result<bool> takeDeposit(Work &work, const OrderId &id, Money amount);
    /// Where the order's money is to be transferred, while it waits for that.
    Result<std::optional<payments::DepositRow>> depositOf(Work &work, const payments::Order &order);

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

    Done judge(Work &work, const payments::Order &order, const PaymentReturn &back);
    /// Asks the gateway, settles its answer on the order's lane, and tells the outcome.
    void ask(const payments::Order &order, Question question, Heard heard);
    void takeAnswer(const payments::Order &order, Question asked, const GatewayAnswer &answer, Heard heard);
    Result<payments::Order> settle(Work &work, const payments::Order &asked, const GatewayAnswer &answer);
    Result<payments::Order> adopt(Work &work, const payments::Order &order, const GatewayAnswer &answer);
    Done settleOpen(Work &work, const payments::Order &order, const payments::Order &asked,
                    const GatewayAnswer &answer);
    Done settleWaiting(Work &work, const payments::Order &order, const GatewayAnswer &answer);
    Done judgePayer(Work &work, UserId payer);
    Done settleDone(Work &work, const payments::Order &order, const GatewayAnswer &answer);
    Done settleEnded(Work &work, payments::Order order, payments::OrderStatus status,
                     const std::optional<QString> &reason);
    void count(GatewayAnswer::Outcome outcome);
    Done note(Work &work, Misfit kind, const payments::Order &order, Money captured);

    OrderStore &m_store;
    DepositStore m_deposits;
    Lanes &m_lanes;
    Metrics &m_metrics;
    const OrderRules m_rules;
    AnswerStore m_answers;
    UnmatchedStore m_unmatched;
    QHash<QString, Gateway *> m_gateways;
    QHash<QString, OrderPurpose *> m_purposes;
    CardService *m_cards = nullptr;
    Gauge &m_inDoubt;
    std::atomic_bool m_starting = true;
};

} // namespace madang
