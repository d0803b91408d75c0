// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/order_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/features/payments/patience.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::depositPauseAfter;
using payments::kPatience;
using payments::Order;
using payments::OrderStatus;

namespace {

    constexpr int kIdOctets = 20;
    /// Who tries one declined card after another is probably not the owner of any.
    constexpr auto kRefusalWindow = 1h;
    constexpr int kMostRefusals = 15;
    constexpr int kOrdersAtOnce = 100;
    constexpr int kAtStart = 1000;
    constexpr Timestamp kWheneverDue{std::numeric_limits<qint64>::max()};

    const char *wordOf(GatewayAnswer::Outcome outcome)
    {
        switch (outcome) {
        case GatewayAnswer::Outcome::Approved:
            return "approved";
        case GatewayAnswer::Outcome::Declined:
            return "declined";
        case GatewayAnswer::Outcome::NotCaptured:
            return "not-captured";
        case GatewayAnswer::Outcome::Waiting:
            return "waiting";
        case GatewayAnswer::Outcome::Expired:
            return "expired";
        case GatewayAnswer::Outcome::Unknown:
            break;
        }
        return "unknown";
    }

} // namespace

OrderService::OrderService(OrderStore &store, Lanes &lanes, Metrics &metrics, OrderRules rules)
    : m_store(store)
    , m_settler(store)
    , m_lanes(lanes)
    , m_metrics(metrics)
    , m_rules(std::move(rules))
    , m_inDoubt(
          metrics.gauge("madang_payments_in_doubt", "Orders whose outcome at the gateway is not known yet."))
{
}

void OrderService::addGateway(Gateway &gateway)
{
    m_gateways.insert(gateway.name(), &gateway);
}

Gateway *OrderService::gatewayOf(const Order &order) const
{
    Gateway *gateway = m_gateways.value(order.gateway);
    if (!gateway)
        qCCritical(lcPayments) << "no such gateway any more" << order.gateway << "of order" << order.id.value;
    return gateway;
}

Result<Order> OrderService::open(Work &work, const payments::NewOrder &wanted)
{
    if (wanted.amount <= Money{} || wanted.amount > kLargestAmount)
        return Error{Code::InvalidValue, "amount"}.at(u"amount"_s);
    if (!m_gateways.contains(wanted.card ? wanted.card->gateway : m_rules.gateway))
        return Error{Code::Unavailable, "gateway"};
    TRY(judgePayer(work, wanted.payer));
    Order order;
    order.id = {QString::fromLatin1(secret::randomBytes(kIdOctets).toHex())};
    order.purpose = wanted.purpose;
    order.subject = wanted.subject;
    order.payer = wanted.payer;
    order.title = wanted.title;
    order.amount = wanted.amount;
    order.gateway = wanted.card ? wanted.card->gateway : m_rules.gateway;
    if (wanted.card)
        order.card = wanted.card->id;
    order.createdAt = work.now();
    order.expiresAt = work.now().plus(m_rules.lifetime);
    TRY(m_store.insert(work, order));
    return order;
}

Done OrderService::judgePayer(Work &work, UserId payer)
{
    TRY(const int refusals, m_store.refusals(work, payer, work.now().plus(-kRefusalWindow)));
    if (refusals < kMostRefusals)
        return {};
    m_metrics
        .counter("madang_payments_held_total",
                 "Orders refused after too many declined payments of one payer.")
        .add();
    qCWarning(lcPayments) << "too many declined payments, perhaps a test of stolen cards: account"
                          << payer.number << "request" << work.caller().requestId;
    Error error{Code::TooMany, "declined-payments"};
    error.retryAfter = int(std::chrono::seconds(kRefusalWindow).count());
    return error;
}

Result<Order> OrderService::charge(Work &work, const payments::NewOrder &wanted)
{
    if (!m_cards || !wanted.card)
        return Error{Code::Unavailable, "billing"};
    TRY(const Order made, open(work, wanted));
    // The gateway names the payment in its answer; until then the order's own id stands for it.
    TRY(m_store.startConfirming(work, made.id, made.id.value, work.now().plus(kPatience)));
    TRY(const Order order, find(work, made.id));
    work.afterCommit([this, order] {
        qCInfo(lcPayments) << "charging a card at" << order.gateway << order.id.value << order.amount.won;
        ask(order, Question::Confirm, [](const Result<Order> &, const GatewayAnswer &) {});
    });
    return order;
}

Result<Order> OrderService::hold(Work &work, const OrderId &id)
{
    TRY(const bool held, m_store.lock(work, id));
    if (!held)
        return Error{Code::NotFound, "order"};
    return find(work, id);
}

Result<Order> OrderService::findFor(Work &work, const QString &purpose, qint64 subject)
{
    TRY(const auto order, m_store.findFor(work, purpose, subject));
    if (!order)
        return Error{Code::NotFound, "order"};
    return *order;
}

Done OrderService::judge(Work &work, const Order &order, const PaymentReturn &back)
{
    if (back.amount != QString::number(order.amount.won)) {
        qCWarning(lcPayments) << "refused: another amount came back" << order.id.value << "stored"
                              << order.amount.won << "came" << forLog(back.amount) << "request"
                              << work.caller().requestId;
        return Error{Code::AmountMismatch, "amount"}.at(u"amount"_s);
    }
    if (!OrderSettler::isPaymentKey(back.paymentKey))
        return Error{Code::Malformed, "payment-key"}.at(u"paymentKey"_s);
    TRY(const bool taken, m_store.keyIsTaken(work, order, back.paymentKey));
    if (taken) {
        qCWarning(lcPayments) << "refused: another order's payment" << order.id.value << "request"
                              << work.caller().requestId;
        return Error{Code::Conflict, "payment-key"}.at(u"paymentKey"_s);
    }
    return {};
}

Result<Later<Order>> OrderService::confirm(Work &work, const PaymentReturn &back)
{
    TRY(Order order, find(work, back.order));
    TRY(judge(work, order, back));
    const auto asItIs = [](const Order &known) -> Later<Order> {
        return [known](const std::function<void(Result<Order>)> &finish) { finish(known); };
    };
    if (order.status != OrderStatus::Ready) {
        if (order.paymentKey && *order.paymentKey != back.paymentKey)
            qCWarning(lcPayments) << "not asked for: a second payment of one order" << order.id.value;
        return asItIs(order);
    }
    if (order.expiresAt <= work.now())
        return Error{Code::Expired, "order"};
    TRY(const bool started,
        m_store.startConfirming(work, order.id, back.paymentKey, work.now().plus(kPatience)));
    TRY(order, find(work, order.id));
    if (!started)
        return asItIs(order);
    qCInfo(lcPayments) << "asking" << order.gateway << "to confirm" << order.id.value << order.amount.won;
    return Later<Order>([this, order](const std::function<void(Result<Order>)> &finish) {
        ask(order, Question::Confirm, [order, finish](const Result<Order> &settled, const GatewayAnswer &) {
            // What went wrong between the answer and our COMMIT does not change what is known: it is being
            // checked.
            finish(settled ? *settled : order);
        });
    });
}

void OrderService::askAbout(const Order &order, Heard heard)
{
    ask(order, Question::Query, std::move(heard));
}

void OrderService::askGateway(const QString &gateway, const GatewayPayment &payment,
                              Gateway::Answer answer) const
{
    if (Gateway *known = m_gateways.value(gateway))
        known->query(payment, std::move(answer));
    else
        answer({});
}

void OrderService::ask(const Order &order, Question question, Heard heard)
{
    Gateway *gateway = gatewayOf(order);
    if (!gateway || gateway->isByHand() || (order.card && !m_cards)) {
        heard(order, {});
        return;
    }
    const GatewayPayment payment{order.id, order.paymentKey.value_or(QString()), order.amount};
    auto take = [this, order, question, heard = std::move(heard)](const GatewayAnswer &answer) {
        takeAnswer(order, question, answer, heard);
    };
    if (order.card && question == Question::Confirm)
        m_cards->charge(order.id, order.amount, std::move(take));
    else if (order.card)
        m_cards->query(order.id, order.amount, std::move(take));
    else if (question == Question::Confirm)
        gateway->confirm(payment, std::move(take));
    else
        gateway->query(payment, std::move(take));
}

void OrderService::takeAnswer(const Order &order, Question asked, const GatewayAnswer &answer, Heard heard)
{
    count(answer.outcome);
    m_lanes.post<std::pair<Order, bool>>(
        LaneKind::Write, qHash(order.id.value), Caller{},
        [this, order, asked, answer](Work &work) -> Result<std::pair<Order, bool>> {
            TRY(m_answers.note(work, order.id, asked == Question::Confirm ? u"confirm"_s : u"query"_s,
                               QString::fromLatin1(wordOf(answer.outcome)), answer.amount, answer.reason));
            TRY(const Order now, m_settler.settle(work, order, answer));
            // The gateway never got our request: send it again, as long as the payer may expect it.
            const bool again = asked == Question::Query
                && answer.outcome == GatewayAnswer::Outcome::NotCaptured
                && now.status == OrderStatus::InProgress;
            return std::pair{now, again};
        },
        [this, answer, heard](const Result<std::pair<Order, bool>> &settled) {
            if (!settled) {
                qCWarning(lcPayments) << "an answer could not be stored, it will be asked for again"
                                      << madang::wordOf(settled.error().code);
                heard(settled.error(), answer);
            } else if (settled->second) {
                ask(settled->first, Question::Confirm, heard);
            } else {
                heard(settled->first, answer);
            }
        });
}

Result<Later<Order>> OrderService::requery(Work &work, const OrderId &id)
{
    TRY(Order order, find(work, id));
    if (!order.paymentKey)
        return Error{Code::Conflict, "never-asked"};
    if (order.status == OrderStatus::InProgress) {
        // Whether or not the schedule asks at this very moment: the settling of two answers is one.
        TRY(m_store.countQuestion(work, order, work.now().plus(kPatience)));
        TRY(order, find(work, id));
    } else if (order.status == OrderStatus::Ready || order.status == OrderStatus::Done) {
        return Error{Code::Conflict, "order-decided"};
    }
    return Later<Order>([this, order](const std::function<void(Result<Order>)> &finish) {
        ask(order, Question::Query,
            [finish](const Result<Order> &settled, const GatewayAnswer &) { finish(settled); });
    });
}

Done OrderService::recheck(Work &work)
{
    const bool starting = m_starting.exchange(false);
    TRY(const QList<Order> orders,
        m_store.toCheck(work, starting ? kWheneverDue : work.now(), starting ? kAtStart : kOrdersAtOnce));
    for (const Order &order : orders) {
        TRY(const bool mine, m_store.countQuestion(work, order, work.now().plus(kPatience)));
        if (!mine)
            continue;
        TRY(const Order counted, find(work, order.id));
        work.afterCommit([this, counted] {
            ask(counted, Question::Query, [](const Result<Order> &, const GatewayAnswer &) {});
        });
    }
    TRY(const qint64 inDoubt, m_store.inDoubt(work));
    m_inDoubt.set(inDoubt);
    return {};
}

Done OrderService::recheckDeposits(Work &work)
{
    TRY(const auto deposits, m_deposits.toCheck(work, kOrdersAtOnce));
    for (const payments::DepositRow &deposit : deposits) {
        TRY(const bool mine,
            m_deposits.countQuestion(work, deposit,
                                     work.now().plus(depositPauseAfter(deposit.attempts + 1))));
        if (!mine)
            continue;
        TRY(const Order order, find(work, deposit.orderId));
        const Gateway *gateway = gatewayOf(order);
        if (!gateway)
            continue;
        if (gateway->isByHand())
            TRY(m_settler.end(work, order, OrderStatus::Expired, std::nullopt));
        else
            work.afterCommit([this, order] {
                ask(order, Question::Query, [](const Result<Order> &, const GatewayAnswer &) {});
            });
    }
    return {};
}

Done OrderService::expire(Work &work)
{
    TRY(const QList<Order> orders, m_store.overdue(work, kOrdersAtOnce));
    for (const Order &order : orders)
        TRY(m_settler.end(work, order, OrderStatus::Expired, std::nullopt));
    return {};
}

void OrderService::count(GatewayAnswer::Outcome outcome)
{
    m_metrics
        .counter("madang_payments_answers_total", "Answers of payment gateways.",
                 QByteArray("outcome=\"") + wordOf(outcome) + '"')
        .add();
}

} // namespace madang
