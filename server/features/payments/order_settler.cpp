// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/order_settler.h"

#include "common/base/log.h"
#include "server/features/payments/patience.h"

namespace madang {

using namespace Qt::StringLiterals;
using payments::depositPauseAfter;
using payments::kPatience;
using payments::Order;
using payments::OrderStatus;
using payments::pauseAfter;

namespace {

    constexpr qsizetype kLongestPaymentKey = 200;

    bool isOpen(OrderStatus status)
    {
        return status == OrderStatus::InProgress || status == OrderStatus::WaitingForDeposit;
    }

} // namespace

bool OrderSettler::isPaymentKey(const QString &text)
{
    return !text.isEmpty() && text.size() <= kLongestPaymentKey
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

OrderPurpose *OrderSettler::purposeOf(const Order &order) const
{
    return m_purposes.value(order.purpose);
}

Result<Order> OrderSettler::find(Work &work, const OrderId &id)
{
    TRY(const auto order, m_store.find(work, id));
    if (!order)
        return Error{Code::NotFound, "order"};
    return *order;
}

Result<Order> OrderSettler::settle(Work &work, const Order &asked, const GatewayAnswer &answer)
{
    TRY(Order order, find(work, asked.id));
    if (order.status == OrderStatus::Ready && !asked.paymentKey) {
        TRY(order, adopt(work, order, answer));
    } else if (order.paymentKey != asked.paymentKey) {
        return order;
    }
    if (isOpen(order.status)) {
        TRY(decide(work, order, asked, answer));
    } else if (answer.outcome == GatewayAnswer::Outcome::Approved
               && (order.status == OrderStatus::Aborted || order.status == OrderStatus::Expired)) {
        // We had given it up. Captured money counts all the same; any other late word changes nothing.
        qCWarning(lcPayments) << "captured after it had ended here" << order.id.value
                              << json::wordOfEnum(order.status);
        TRY(note(work, Misfit::AfterEnd, order, answer.amount));
        TRY(markPaid(work, order, answer));
    }
    return find(work, order.id);
}

/// The payer never came back to us, but the gateway has a payment for this very order: the browser was closed
/// early. It goes on as if they had come back.
Result<Order> OrderSettler::adopt(Work &work, const Order &order, const GatewayAnswer &answer)
{
    using Outcome = GatewayAnswer::Outcome;
    const bool isLate = answer.outcome == Outcome::NotCaptured && order.expiresAt <= work.now();
    const bool goesOn = answer.outcome == Outcome::NotCaptured || answer.outcome == Outcome::Approved
        || answer.outcome == Outcome::Waiting;
    if (!goesOn || isLate || answer.amount != order.amount || !isPaymentKey(answer.paymentKey))
        return order;
    TRY(const bool taken, m_store.keyIsTaken(work, order, answer.paymentKey));
    if (taken)
        return order;
    TRY(m_store.startConfirming(work, order.id, answer.paymentKey, work.now().plus(kPatience)));
    qCInfo(lcPayments) << "paid without coming back" << order.id.value;
    return find(work, order.id);
}

Done OrderSettler::decide(Work &work, const Order &order, const Order &asked, const GatewayAnswer &answer)
{
    const bool isChecked = order.status == OrderStatus::InProgress;
    switch (answer.outcome) {
    case GatewayAnswer::Outcome::Approved:
        return markPaid(work, order, answer);
    case GatewayAnswer::Outcome::Declined:
        return end(work, order, OrderStatus::Aborted, answer.reason);
    case GatewayAnswer::Outcome::Expired:
        return end(work, order, OrderStatus::Expired, std::nullopt);
    case GatewayAnswer::Outcome::Waiting:
        return waitForDeposit(work, order, answer);
    case GatewayAnswer::Outcome::NotCaptured:
        if (isChecked && order.expiresAt <= work.now())
            return end(work, order, OrderStatus::Expired, std::nullopt);
        return {};
    case GatewayAnswer::Outcome::Unknown:
        if (!isChecked)
            return {};
        TRY(m_store.moveQuestion(work, asked, work.now().plus(pauseAfter(asked.attempts))));
        if (OrderPurpose *purpose = purposeOf(order); purpose && asked.attempts == 1)
            return purpose->waits(work, order);
        break;
    }
    return {};
}

/// They gave the payer an account. Where it lies in time may change while it waits.
Done OrderSettler::waitForDeposit(Work &work, const Order &order, const GatewayAnswer &answer)
{
    if (!answer.deposit || !order.paymentKey)
        return {};
    const payments::Deposit &deposit = *answer.deposit;
    TRY(m_deposits.put(work,
                       {.orderId = order.id,
                        .bank = deposit.bank,
                        .account = deposit.account,
                        .holder = deposit.holder,
                        .reference = std::nullopt,
                        .until = deposit.until,
                        .nextCheckAt = work.now().plus(depositPauseAfter(0))}));
    TRY(const bool mine, m_store.startWaiting(work, order.id, *order.paymentKey));
    if (!mine)
        return {};
    TRY(const Order waiting, find(work, order.id));
    if (OrderPurpose *purpose = purposeOf(order))
        TRY(purpose->waits(work, waiting));
    work.afterCommit([order] { qCInfo(lcPayments) << "waits for a deposit" << order.id.value; });
    return {};
}

Done OrderSettler::markPaid(Work &work, const Order &order, const GatewayAnswer &answer)
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
    // Of a charged card only the answer names the payment.
    const QString key = order.card && !answer.paymentKey.isEmpty()
        ? answer.paymentKey
        : order.paymentKey.value_or(answer.paymentKey);
    TRY(const bool mine, m_store.markDone(work, order.id, key.isEmpty() ? order.id.value : key));
    if (!mine)
        return {};
    TRY(m_deposits.close(work, order.id));
    TRY(const Order settled, find(work, order.id));
    TRY(purpose->settled(work, settled));
    work.afterCommit([order] { qCInfo(lcPayments) << "settled" << order.id.value << order.amount.won; });
    return {};
}

Done OrderSettler::end(Work &work, Order order, OrderStatus status, const std::optional<QString> &reason)
{
    TRY(const bool mine, m_store.markEnded(work, order.id, order.status, status, reason));
    if (!mine)
        return {};
    if (order.status == OrderStatus::WaitingForDeposit)
        TRY(m_deposits.close(work, order.id));
    TRY(const Order ended, find(work, order.id));
    if (OrderPurpose *purpose = purposeOf(order))
        TRY(purpose->ended(work, ended));
    work.afterCommit([order, status, reason] {
        qCInfo(lcPayments) << "ended without money" << order.id.value << json::wordOfEnum(status)
                           << forLog(reason.value_or(QString()));
    });
    return {};
}

Done OrderSettler::note(Work &work, Misfit kind, const Order &order, Money captured)
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

Result<Order> OrderSettler::awaitDeposit(Work &work, const OrderId &id, const payments::DepositRow &deposit)
{
    TRY(const Order order, find(work, id));
    if (order.status != OrderStatus::Ready)
        return Error{Code::Conflict, "order"};
    if (order.expiresAt <= work.now())
        return Error{Code::Expired, "order"};
    TRY(const bool mine, m_store.startWaiting(work, id, deposit.reference.value_or(id.value)));
    TRY(const bool put, m_deposits.put(work, deposit));
    if (!mine || !put)
        return Error{Code::Conflict, mine ? "reference" : "order"};
    TRY(const Order waiting, find(work, id));
    if (OrderPurpose *purpose = purposeOf(order))
        TRY(purpose->waits(work, waiting));
    return waiting;
}

Result<bool> OrderSettler::takeDeposit(Work &work, const OrderId &id, Money amount)
{
    TRY(const Order order, find(work, id));
    if (order.status == OrderStatus::Done)
        return false;
    TRY(markPaid(work, order, {GatewayAnswer::Outcome::Approved, amount, {}}));
    TRY(const Order after, find(work, id));
    return after.status == OrderStatus::Done;
}

Result<std::optional<payments::DepositRow>> OrderSettler::depositOf(Work &work, const Order &order)
{
    if (order.status != OrderStatus::WaitingForDeposit)
        return std::optional<payments::DepositRow>();
    return m_deposits.find(work, order.id);
}

Done OrderSettler::resolve(Work &work, UnmatchedId id, const QString &who, const QString &reason)
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
    return end(work, *order, OrderStatus::Aborted, u"RESOLVED_BY_OPERATOR"_s);
}

} // namespace madang
