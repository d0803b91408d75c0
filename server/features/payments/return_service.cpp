// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/return_service.h"

#include "common/base/log.h"
#include "server/features/payments/patience.h"

namespace madang {

using namespace Qt::StringLiterals;
using payments::kPatience;
using payments::Order;
using payments::OrderReturn;
using payments::OrderStatus;
using payments::pauseAfter;
using payments::ReturnStatus;
using Outcome = GatewayRefundAnswer::Outcome;

namespace {

    constexpr int kReturnsAtOnce = 100;
    constexpr int kAtStart = 1000;
    constexpr Timestamp kWheneverDue{std::numeric_limits<qint64>::max()};

    QByteArray labelOf(Outcome outcome)
    {
        switch (outcome) {
        case Outcome::Returned:
            return "outcome=\"returned\"";
        case Outcome::Refused:
            return "outcome=\"refused\"";
        case Outcome::Unknown:
            break;
        }
        return "outcome=\"unknown\"";
    }

} // namespace

ReturnService::ReturnService(ReturnStore &store, OrderStore &orderStore, OrderService &orders, Lanes &lanes,
                             Metrics &metrics)
    : m_store(store)
    , m_orderStore(orderStore)
    , m_orders(orders)
    , m_lanes(lanes)
    , m_metrics(metrics)
    , m_inDoubt(metrics.gauge("madang_payments_returns_in_doubt",
                              "Money on its way back whose outcome at the gateway is not known yet."))
{
}

Result<Order> ReturnService::hold(Work &work, const OrderId &id)
{
    return m_orders.hold(work, id);
}

Result<Money> ReturnService::remaining(Work &work, const Order &order)
{
    if (!order.wasPaid())
        return Money{};
    TRY(const Money taken, m_store.taken(work, order.id));
    return order.amount - taken;
}

Done ReturnService::judge(Work &work, const Order &order, Money amount)
{
    if (!order.wasPaid())
        return Error{Code::Conflict, "not-paid"};
    TRY(const Money left, remaining(work, order));
    if (left <= Money{})
        return Error{Code::Conflict, "refunded"};
    if (amount <= Money{})
        return Error{Code::InvalidValue, "amount"}.at(u"amount"_s);
    if (amount > left)
        return Error{Code::InvalidValue, u"remaining-%1"_s.arg(left.won)}.at(u"amount"_s);
    return {};
}

Result<OrderReturn> ReturnService::find(Work &work, const QString &key)
{
    TRY(const auto back, m_store.find(work, key));
    if (!back)
        return Error{Code::NotFound, "return"};
    return *back;
}

Result<Later<OrderReturn>> ReturnService::start(Work &work, const payments::NewReturn &wanted)
{
    TRY(const Order order, hold(work, wanted.order));
    TRY(const auto before, m_store.find(work, wanted.key));
    if (before) {
        if (before->order != wanted.order || before->amount != wanted.amount)
            return Error{Code::KeyReused, "return"};
        return Later<OrderReturn>(
            [known = *before](const std::function<void(Result<OrderReturn>)> &finish) { finish(known); });
    }
    TRY(judge(work, order, wanted.amount));
    OrderReturn back;
    back.key = wanted.key;
    back.order = wanted.order;
    back.amount = wanted.amount;
    back.reason = wanted.reason;
    back.createdAt = work.now();
    const Gateway *gateway = m_orders.gatewayOf(order);
    if (gateway && gateway->isByHand()) {
        back.status = ReturnStatus::ByHand;
        TRY(m_store.insert(work, back));
        qCInfo(lcPayments) << "somebody has to send back" << back.amount.won << "of" << order.id.value
                           << "key" << back.key;
        return Later<OrderReturn>(
            [back](const std::function<void(Result<OrderReturn>)> &finish) { finish(back); });
    }
    back.attempts = 1;
    back.nextCheckAt = work.now().plus(kPatience);
    TRY(m_store.insert(work, back));
    qCInfo(lcPayments) << "asking" << order.gateway << "to give back" << back.amount.won << "of"
                       << order.id.value << "key" << back.key;
    return Later<OrderReturn>([this, order, back](const std::function<void(Result<OrderReturn>)> &finish) {
        ask(order, back, [back, finish](const Result<OrderReturn> &settled) {
            // What went wrong between the answer and our COMMIT does not change what is known: it is asked
            // about again.
            finish(settled ? *settled : back);
        });
    });
}

void ReturnService::ask(const Order &order, const OrderReturn &back, Answered answered)
{
    Gateway *gateway = m_orders.gatewayOf(order);
    if (!gateway) {
        answered(back);
        return;
    }
    const GatewayRefund refund{order.id,
                               order.paymentKey.value_or(QString()),
                               back.key,
                               back.amount,
                               back.reason,
                               order.card ? PaidBy::Card : PaidBy::Payer,
                               back.attempts > 1 ? Asked::Again : Asked::First};
    gateway->refund(refund, [this, back, answered = std::move(answered)](const GatewayRefundAnswer &answer) {
        m_metrics
            .counter("madang_payments_return_answers_total", "Answers of payment gateways about returns.",
                     labelOf(answer.outcome))
            .add();
        m_lanes.post<OrderReturn>(
            LaneKind::Write, qHash(back.order.value), Caller{},
            [this, back, answer](Work &work) { return settle(work, back, answer); },
            [answered](const Result<OrderReturn> &settled) {
                if (!settled)
                    qCWarning(lcPayments) << "an answer about a return could not be stored, it will be asked "
                                             "for again"
                                          << wordOf(settled.error().code);
                answered(settled);
            });
    });
}

Result<OrderReturn> ReturnService::settle(Work &work, const OrderReturn &asked,
                                          const GatewayRefundAnswer &answer)
{
    TRY(const Order order, hold(work, asked.order));
    TRY(const OrderReturn back, find(work, asked.key));
    if (back.status != ReturnStatus::Asked) {
        if (back.status == ReturnStatus::Refused && answer.outcome == Outcome::Returned)
            qCCritical(lcPayments) << "the gateway gave back what it had refused; a person must look at"
                                   << order.id.value << "key" << back.key << back.amount.won;
        return back;
    }
    switch (answer.outcome) {
    case Outcome::Returned:
        TRY(settleReturned(work, order, back));
        break;
    case Outcome::Refused:
        TRY(settleRefused(work, order, back, answer.reason));
        break;
    case Outcome::Unknown:
        TRY(m_store.moveQuestion(work, asked, work.now().plus(pauseAfter(asked.attempts))));
        break;
    }
    return find(work, asked.key);
}

Result<OrderReturn> ReturnService::confirmSent(Work &work, const QString &key, const QString &transaction,
                                               const QString &who)
{
    TRY(const OrderReturn seen, find(work, key));
    TRY(const Order order, hold(work, seen.order));
    TRY(const OrderReturn back, find(work, key));
    if (back.status == ReturnStatus::Returned && back.bankTransaction == transaction)
        return back;
    TRY(const auto other, m_store.byTransaction(work, transaction));
    if (other || (back.status == ReturnStatus::Returned && back.bankTransaction))
        return Error{Code::KeyReused, "sent"}.at(u"transaction"_s);
    if (back.status != ReturnStatus::ByHand)
        return Error{Code::Conflict, "not-by-hand"};
    TRY(m_store.noteSent(work, key, transaction, who));
    TRY(settleReturned(work, order, back));
    TRY(const OrderReturn sent, find(work, key));
    if (sent.status != ReturnStatus::Returned)
        return Error{Code::Unavailable, "purpose"};
    return sent;
}

Result<OrderReturn> ReturnService::refuseByHand(Work &work, const QString &key, const QString &reason)
{
    TRY(const OrderReturn seen, find(work, key));
    TRY(const Order order, hold(work, seen.order));
    TRY(const OrderReturn back, find(work, key));
    if (back.status != ReturnStatus::ByHand)
        return Error{Code::Conflict, "not-by-hand"};
    TRY(settleRefused(work, order, back, reason));
    return find(work, key);
}

Done ReturnService::settleReturned(Work &work, const Order &order, const OrderReturn &back)
{
    OrderPurpose *purpose = m_orders.purposeOf(order);
    if (!purpose) {
        qCCritical(lcPayments) << "nobody gives the money of" << order.id.value << "back for"
                               << order.purpose;
        return {};
    }
    TRY(const bool mine, m_store.markReturned(work, back.key));
    if (!mine)
        return {};
    const bool whole = order.refunded + back.amount >= order.amount;
    TRY(m_orderStore.markReturned(work, order.id,
                                  whole ? OrderStatus::Canceled : OrderStatus::PartialCanceled));
    TRY(const Order now, m_orders.find(work, order.id));
    TRY(const OrderReturn returned, find(work, back.key));
    TRY(purpose->returned(work, now, returned));
    TRY(tellWatchers(work, now, returned));
    work.afterCommit([returned] {
        qCInfo(lcPayments) << "gave back" << returned.amount.won << "of" << returned.order.value << "key"
                           << returned.key;
    });
    return {};
}

Done ReturnService::settleRefused(Work &work, const Order &order, const OrderReturn &back,
                                  const QString &refusal)
{
    TRY(const bool mine, m_store.markRefused(work, back.key, refusal));
    if (!mine)
        return {};
    TRY(const OrderReturn refused, find(work, back.key));
    TRY(tellWatchers(work, order, refused));
    work.afterCommit([refused] {
        qCWarning(lcPayments) << "refused to give back" << refused.amount.won << "of" << refused.order.value
                              << forLog(refused.refusal.value_or(QString()));
    });
    return {};
}

Done ReturnService::tellWatchers(Work &work, const Order &order, const OrderReturn &back)
{
    for (ReturnWatcher *watcher : std::as_const(m_watchers))
        TRY(watcher->ended(work, order, back));
    return {};
}

Done ReturnService::recheck(Work &work)
{
    const bool starting = m_starting.exchange(false);
    TRY(const QList<OrderReturn> all,
        m_store.toCheck(work, starting ? kWheneverDue : work.now(), starting ? kAtStart : kReturnsAtOnce));
    for (const OrderReturn &back : all) {
        TRY(const bool mine, m_store.countQuestion(work, back, work.now().plus(kPatience)));
        if (!mine)
            continue;
        TRY(const OrderReturn counted, find(work, back.key));
        TRY(const Order order, m_orders.find(work, back.order));
        work.afterCommit([this, order, counted] { ask(order, counted, [](const Result<OrderReturn> &) {}); });
    }
    TRY(const qint64 inDoubt, m_store.inDoubt(work));
    m_inDoubt.set(inDoubt);
    return {};
}

} // namespace madang
