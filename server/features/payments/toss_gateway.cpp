// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/toss_gateway.h"

#include "server/features/payments/toss_payment.h"
#include "server/features/payments/toss_refusals.h"

namespace madang {

using namespace Qt::StringLiterals;
using Outcome = GatewayAnswer::Outcome;
using Kind = TossAnswer::Kind;

namespace {

    constexpr qsizetype kLongestReason = 200;

    /// What stands after the reason of a cancel of ours.
    QString markOf(const GatewayRefund &refund)
    {
        return u" #"_s + refund.key;
    }

    QString reasonOf(const GatewayRefund &refund)
    {
        const QString mark = markOf(refund);
        return (refund.reason.isEmpty() ? u"-"_s : refund.reason.left(kLongestReason - mark.size())) + mark;
    }

    GatewayAnswer judged(const TossAnswer &answer, const GatewayPayment &asked)
    {
        const auto payment = answer.kind == Kind::Given ? TossPayment::from(answer.body) : std::nullopt;
        return payment ? answerFrom(*payment, asked) : GatewayAnswer{};
    }

} // namespace

void TossGateway::confirm(const GatewayPayment &payment, Answer answer)
{
    const QJsonObject body{{u"paymentKey"_s, payment.paymentKey},
                           {u"orderId"_s, payment.order.value},
                           {u"amount"_s, payment.amount.won}};
    m_client.post(u"/v1/payments/confirm"_s, body, payment.order.value,
                  [this, payment, answer = std::move(answer)](const TossAnswer &given) {
                      if (given.kind == Kind::Refused && toss_refusals::mayBeDone(given.code))
                          query(payment, answer);
                      else if (given.kind == Kind::Refused && toss_refusals::isFinal(given.code))
                          answer({Outcome::Declined, {}, given.code});
                      else
                          answer(judged(given, payment)); // a word we do not know is no answer: we ask
                  });
}

void TossGateway::refund(const GatewayRefund &refund, RefundAnswer answer)
{
    if (refund.asked == Asked::First)
        cancel(refund, answer);
    else
        findCancel(refund, answer, [this, refund, answer] { cancel(refund, answer); });
}

void TossGateway::cancel(const GatewayRefund &refund, const RefundAnswer &answer) const
{
    using Back = GatewayRefundAnswer::Outcome;
    const QJsonObject body{{u"cancelReason"_s, reasonOf(refund)}, {u"cancelAmount"_s, refund.amount.won}};
    const QString path = u"/v1/payments/%1/cancel"_s.arg(TossClient::pathPart(refund.paymentKey));
    clientOf(refund).post(path, body, refund.key, [this, refund, answer](const TossAnswer &given) {
        if (given.kind == Kind::Given && TossPayment::from(given.body))
            answer({Back::Returned, {}});
        else if (given.kind == Kind::Refused && toss_refusals::isNoWayBack(given.code))
            findCancel(refund, answer, [answer, code = given.code] { answer({Back::Refused, code}); });
        else
            answer({}); // it is asked about again
    });
}

void TossGateway::findCancel(const GatewayRefund &refund, const RefundAnswer &answer,
                             const std::function<void()> &none) const
{
    using Back = GatewayRefundAnswer::Outcome;
    const QString path = u"/v1/payments/"_s + TossClient::pathPart(refund.paymentKey);
    clientOf(refund).get(path, [refund, answer, none](const TossAnswer &given) {
        const auto payment = given.kind == Kind::Given ? TossPayment::from(given.body) : std::nullopt;
        if (!payment && given.code != "NOT_FOUND_PAYMENT"_L1) {
            answer({});
            return;
        }
        const QList<TossCancel> cancels = payment ? payment->cancels : QList<TossCancel>();
        const QString mark = markOf(refund);
        const auto ours = std::find_if(cancels.begin(), cancels.end(),
                                       [&](const TossCancel &each) { return each.reason.endsWith(mark); });
        if (ours == cancels.end())
            none();
        else if (ours->isDone && ours->amount == refund.amount)
            answer({Back::Returned, {}});
        else
            answer({}); // it is on its way, or of another amount: it stays open, where a person sees it
    });
}

void TossGateway::query(const GatewayPayment &payment, Answer answer)
{
    const QString path = payment.paymentKey.isEmpty()
        ? u"/v1/payments/orders/"_s + TossClient::pathPart(payment.order.value)
        : u"/v1/payments/"_s + TossClient::pathPart(payment.paymentKey);
    m_client.get(path, [payment, answer = std::move(answer)](const TossAnswer &given) {
        // What they do not know they have not captured; it can still be confirmed, if it ever comes to be.
        if (given.kind == Kind::Refused && given.code == "NOT_FOUND_PAYMENT"_L1)
            answer({Outcome::NotCaptured, {}, given.code});
        else
            answer(judged(given, payment));
    });
}

} // namespace madang
