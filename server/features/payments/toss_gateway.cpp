// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/toss_gateway.h"

#include "server/features/payments/toss_payment.h"

namespace madang {

using namespace Qt::StringLiterals;
using Outcome = GatewayAnswer::Outcome;
using Kind = TossAnswer::Kind;

namespace {

    /// Refusals after which this payment may have been captured all the same, or may still be.
    constexpr QLatin1StringView kAskAfter[]
        = {"ALREADY_PROCESSED_PAYMENT"_L1, "ALREADY_COMPLETED_PAYMENT"_L1};
    /// Refusals that never change: whatever is asked about this payment again, nothing is captured.
    constexpr QLatin1StringView kFinal[] = {
        "NOT_FOUND_PAYMENT"_L1,
        "NOT_FOUND_PAYMENT_SESSION"_L1,
        "FORBIDDEN_REQUEST"_L1,
        "INVALID_REQUEST"_L1,
        "UNAPPROVED_ORDER_ID"_L1,
        "BELOW_MINIMUM_AMOUNT"_L1,
        "NOT_AVAILABLE_PAYMENT"_L1,
        "NOT_AVAILABLE_BANK"_L1,
        "RESTRICTED_TRANSFER_ACCOUNT"_L1,
        "FDS_ERROR"_L1,
        "INCORRECT_SUCCESS_URL_FORMAT"_L1,
        "NOT_ALLOWED_POINT_USE"_L1,
        "NOT_MATCHES_CUSTOMER_KEY"_L1,
        "NOT_REGISTERED_BUSINESS"_L1,
        "INVALID_PASSWORD"_L1,
        "PAY_PROCESS_ABORTED"_L1,
        "PAY_PROCESS_CANCELED"_L1,
    };
    constexpr QLatin1StringView kFinalKinds[] = {
        "REJECT_"_L1,
        "EXCEED_"_L1,
        "INVALID_CARD_"_L1,
        "INVALID_STOPPED_CARD"_L1,
        "INVALID_REJECT_CARD"_L1,
        "INVALID_ACCOUNT_"_L1,
        "NOT_SUPPORTED_"_L1,
    };

    /// Refusals to give back that stay, whatever is asked again.
    constexpr QLatin1StringView kNoWayBack[] = {
        "ALREADY_CANCELED_PAYMENT"_L1,
        "ALREADY_REFUND_PAYMENT"_L1,
        "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT"_L1,
        "EXCEED_MAX_REFUND_DUE"_L1,
        "FORBIDDEN_REQUEST"_L1,
        "INVALID_REFUND_ACCOUNT_INFO"_L1,
        "INVALID_REFUND_ACCOUNT_NUMBER"_L1,
        "INVALID_REQUEST"_L1,
        "NOT_ALLOWED_PARTIAL_REFUND"_L1,
        "NOT_CANCELABLE_AMOUNT"_L1,
        "NOT_CANCELABLE_PAYMENT"_L1,
        "NOT_FOUND_PAYMENT"_L1,
        "REFUND_REJECTED"_L1,
    };

    bool isIn(const QString &code, const auto &list)
    {
        return std::any_of(std::begin(list), std::end(list),
                           [&](QLatin1StringView each) { return code == each; });
    }

    bool isFinal(const QString &code)
    {
        return isIn(code, kFinal)
            || std::any_of(std::begin(kFinalKinds), std::end(kFinalKinds),
                           [&](QLatin1StringView kind) { return code.startsWith(kind); });
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
                      if (given.kind == Kind::Refused && isIn(given.code, kAskAfter))
                          query(payment, answer);
                      else if (given.kind == Kind::Refused && isFinal(given.code))
                          answer({Outcome::Declined, {}, given.code});
                      else
                          answer(judged(given, payment)); // a word we do not know is no answer: we ask
                  });
}

void TossGateway::refund(const GatewayRefund &refund, RefundAnswer answer)
{
    using Back = GatewayRefundAnswer::Outcome;
    const QJsonObject body{{u"cancelReason"_s, refund.reason.isEmpty() ? u"-"_s : refund.reason.left(200)},
                           {u"cancelAmount"_s, refund.amount.won}};
    const QString path = u"/v1/payments/%1/cancel"_s.arg(TossClient::pathPart(refund.paymentKey));
    m_client.post(path, body, refund.key, [answer = std::move(answer)](const TossAnswer &given) {
        if (given.kind == Kind::Given && TossPayment::from(given.body))
            answer({Back::Returned, {}});
        else if (given.kind == Kind::Refused && isIn(given.code, kNoWayBack))
            answer({Back::Refused, given.code});
        else
            answer({}); // the same key is asked again
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
