// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/order_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::Order;
using payments::OrderStatus;

namespace {

    constexpr int kIdOctets = 20;
    constexpr qsizetype kLongestPaymentKey = 200;
    /// After this long without an answer we ask again; longer than any gateway may take to say Unknown.
    constexpr auto kPatience = 20s;
    constexpr auto kLongestPause = 15s;
    constexpr int kAtOnce = 100;
    constexpr int kAtStart = 1000;
    constexpr Timestamp kWheneverDue{std::numeric_limits<qint64>::max()};

    /// 2, 4, 8, then every 15 seconds: an outcome is known soon after the gateway is back.
    std::chrono::milliseconds pauseAfter(int attempts)
    {
        return attempts >= 4 ? std::chrono::milliseconds(kLongestPause)
                             : std::chrono::milliseconds(1s * (1 << qMax(1, attempts)));
    }

    const char *wordOf(GatewayAnswer::Outcome outcome)
    {
        switch (outcome) {
        case GatewayAnswer::Outcome::Approved:
            return "approved";
        case GatewayAnswer::Outcome::Declined:
            return "declined";
        case GatewayAnswer::Outcome::NotCaptured:
            return "not-captured";
        case GatewayAnswer::Outcome::Unknown:
            break;
        }
        return "unknown";
    }

    bool isKey(const QString &text)
    {
        return !text.isEmpty() && text.size() <= kLongestPaymentKey
            && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    }

} // namespace

OrderService::OrderService(OrderStore &store, Lanes &lanes, Metrics &metrics, OrderRules rules)
    : m_store(store)
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

void OrderService::addPurpose(const QString &word, OrderPurpose &purpose)
{
    m_purposes.insert(word, &purpose);
}

Gateway *OrderService::gatewayOf(const Order &order) const
{
    Gateway *gateway = m_gateways.value(order.gateway);
    if (!gateway)
        qCCritical(lcPayments) << "no such gateway any more" << order.gateway << "of order" << order.id.value;
    return gateway;
}

OrderPurpose *OrderService::purposeOf(const Order &order) const
{
    return m_purposes.value(order.purpose);
}

Result<Order> OrderService::open(Work &work, const payments::NewOrder &wanted)
{
    if (wanted.amount <= Money{} || wanted.amount > kLargestAmount)
        return Error{Code::InvalidValue, "amount"}.at(u"amount"_s);
    if (!m_gateways.contains(m_rules.gateway))
        return Error{Code::Unavailable, "gateway"};
    Order order;
    order.id = {QString::fromLatin1(secret::randomBytes(kIdOctets).toHex())};
    order.purpose = wanted.purpose;
    order.subject = wanted.subject;
    order.payer = wanted.payer;
    order.title = wanted.title;
    order.amount = wanted.amount;
    order.gateway = m_rules.gateway;
    order.createdAt = work.now();
    order.expiresAt = work.now().plus(m_rules.lifetime);
    TRY(m_store.insert(work, order));
    return order;
}

Result<Order> OrderService::find(Work &work, const OrderId &id)
{
    TRY(const auto order, m_store.find(work, id));
    if (!order)
        return Error{Code::NotFound, "order"};
    return *order;
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
    if (!isKey(back.paymentKey))
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
        ask(order, Question::Confirm, [order, finish](const Result<Order> &settled) {
            // What went wrong between the answer and our COMMIT does not change what is known: it is being
            // checked.
            finish(settled ? *settled : order);
        });
    });
}

void OrderService::ask(const Order &order, Question question, Answered answered)
{
    Gateway *gateway = gatewayOf(order);
    if (!gateway) {
        answered(order);
        return;
    }
    const GatewayPayment payment{order.id, order.paymentKey.value_or(QString()), order.amount};
    auto take = [this, order, question, answered = std::move(answered)](const GatewayAnswer &answer) {
        takeAnswer(order, question, answer, answered);
    };
    if (question == Question::Confirm)
        gateway->confirm(payment, std::move(take));
    else
        gateway->query(payment, std::move(take));
}

void OrderService::takeAnswer(const Order &order, Question asked, const GatewayAnswer &answer,
                              Answered answered)
{
    count(answer.outcome);
    m_lanes.post<std::pair<Order, bool>>(
        LaneKind::Write, qHash(order.id.value), Caller{},
        [this, order, asked, answer](Work &work) -> Result<std::pair<Order, bool>> {
            TRY(m_answers.note(work, order.id, asked == Question::Confirm ? u"confirm"_s : u"query"_s,
                               QString::fromLatin1(wordOf(answer.outcome)), answer.amount, answer.reason));
            TRY(const Order now, settle(work, order, answer));
            // The gateway never got our request: send it again, as long as the payer may expect it.
            const bool again = asked == Question::Query
                && answer.outcome == GatewayAnswer::Outcome::NotCaptured
                && now.status == OrderStatus::InProgress;
            return std::pair{now, again};
        },
        [this, answered](const Result<std::pair<Order, bool>> &settled) {
            if (!settled) {
                qCWarning(lcPayments) << "an answer could not be stored, it will be asked for again"
                                      << madang::wordOf(settled.error().code);
                answered(settled.error());
            } else if (settled->second) {
                ask(settled->first, Question::Confirm, answered);
            } else {
                answered(settled->first);
            }
        });
}

Result<Order> OrderService::settle(Work &work, const Order &asked, const GatewayAnswer &answer)
{
    TRY(const Order order, find(work, asked.id));
    if (order.paymentKey != asked.paymentKey || order.status == OrderStatus::Done)
        return order;
    if (order.status != OrderStatus::InProgress) {
        // We had given it up. Captured money counts all the same; any other late word changes nothing.
        if (answer.outcome != GatewayAnswer::Outcome::Approved)
            return order;
        qCWarning(lcPayments) << "captured after it had ended here" << order.id.value
                              << json::wordOfEnum(order.status);
        TRY(note(work, Misfit::AfterEnd, order, answer.amount));
    }
    switch (answer.outcome) {
    case GatewayAnswer::Outcome::Approved:
        TRY(settleDone(work, order, answer));
        break;
    case GatewayAnswer::Outcome::Declined:
        TRY(settleEnded(work, order, OrderStatus::Aborted, answer.reason));
        break;
    case GatewayAnswer::Outcome::NotCaptured:
        if (order.expiresAt <= work.now())
            TRY(settleEnded(work, order, OrderStatus::Expired, std::nullopt));
        break;
    case GatewayAnswer::Outcome::Unknown:
        TRY(m_store.moveQuestion(work, asked, work.now().plus(pauseAfter(asked.attempts))));
        break;
    }
    return find(work, order.id);
}

Done OrderService::settleDone(Work &work, const Order &order, const GatewayAnswer &answer)
{
    if (answer.amount != order.amount) {
        qCCritical(lcPayments) << "the gateway captured another amount; a person must look at"
                               << order.id.value << "ours" << order.amount.won << "theirs"
                               << answer.amount.won;
        return note(work, Misfit::OtherAmount, order, answer.amount);
    }
    OrderPurpose *purpose = purposeOf(order);
    if (!purpose) {
        qCCritical(lcPayments) << "nobody takes the money of" << order.id.value << "for" << order.purpose;
        return note(work, Misfit::NoTaker, order, answer.amount);
    }
    TRY(const bool mine, m_store.markDone(work, order.id));
    if (!mine)
        return {};
    TRY(const Order settled, find(work, order.id));
    TRY(purpose->settled(work, settled));
    work.afterCommit([order] { qCInfo(lcPayments) << "settled" << order.id.value << order.amount.won; });
    return {};
}

Done OrderService::settleEnded(Work &work, Order order, OrderStatus status,
                               const std::optional<QString> &reason)
{
    TRY(const bool mine, m_store.markEnded(work, order.id, order.status, status, reason));
    if (!mine)
        return {};
    TRY(const Order ended, find(work, order.id));
    if (OrderPurpose *purpose = purposeOf(order))
        TRY(purpose->ended(work, ended));
    work.afterCommit([order, status, reason] {
        qCInfo(lcPayments) << "ended without money" << order.id.value << json::wordOfEnum(status)
                           << forLog(reason.value_or(QString()));
    });
    return {};
}

Done OrderService::note(Work &work, Misfit kind, const Order &order, Money captured)
{
    return m_unmatched.note(work,
                            {.id = {},
                             .kind = kind,
                             .gateway = order.gateway,
                             .paymentKey = order.paymentKey.value_or(QString()),
                             .order = order.id,
                             .expected = order.amount,
                             .captured = captured,
                             .foundAt = {},
                             .resolvedAt = {},
                             .resolvedBy = {},
                             .resolution = {}});
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
    } else if (order.status != OrderStatus::Aborted && order.status != OrderStatus::Expired) {
        return Error{Code::Conflict, "order-decided"};
    }
    return Later<Order>([this, order](const std::function<void(Result<Order>)> &finish) {
        ask(order, Question::Query, finish);
    });
}

Done OrderService::resolve(Work &work, UnmatchedId id, const QString &who, const QString &reason)
{
    TRY(const auto found, m_unmatched.find(work, id));
    if (!found)
        return Error{Code::NotFound, "unmatched"};
    TRY(const bool mine, m_unmatched.resolve(work, id, who, reason));
    if (!mine)
        return Error{Code::Conflict, "resolved"};
    TRY(const auto order, m_store.find(work, found->order));
    if (!order || order->status != OrderStatus::InProgress || order->paymentKey != found->paymentKey)
        return {};
    return settleEnded(work, *order, OrderStatus::Aborted, u"RESOLVED_BY_OPERATOR"_s);
}

Done OrderService::recheck(Work &work)
{
    const bool starting = m_starting.exchange(false);
    TRY(const QList<Order> orders,
        m_store.toCheck(work, starting ? kWheneverDue : work.now(), starting ? kAtStart : kAtOnce));
    for (const Order &order : orders) {
        TRY(const bool mine, m_store.countQuestion(work, order, work.now().plus(kPatience)));
        if (!mine)
            continue;
        TRY(const Order counted, find(work, order.id));
        work.afterCommit([this, counted] { ask(counted, Question::Query, [](const Result<Order> &) {}); });
    }
    TRY(const qint64 inDoubt, m_store.inDoubt(work));
    m_inDoubt.set(inDoubt);
    return {};
}

Done OrderService::expire(Work &work)
{
    TRY(const QList<Order> orders, m_store.overdue(work, kAtOnce));
    for (const Order &order : orders)
        TRY(settleEnded(work, order, OrderStatus::Expired, std::nullopt));
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
