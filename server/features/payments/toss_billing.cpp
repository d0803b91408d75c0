// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/toss_billing.h"

#include "server/features/payments/toss_payment.h"
#include "server/features/payments/toss_refusals.h"

namespace madang {

using namespace Qt::StringLiterals;
using Outcome = GatewayAnswer::Outcome;
using Kind = TossAnswer::Kind;

namespace {

    constexpr qsizetype kLongestOrderName = 100;
    constexpr qsizetype kLongestBillingKey = 200;
    constexpr qsizetype kLongestLabel = 60;

    GatewayAnswer chargedBy(const TossAnswer &answer, const OrderId &order, Money amount)
    {
        const auto payment = answer.kind == Kind::Given ? TossPayment::from(answer.body) : std::nullopt;
        return payment ? answerFrom(*payment, {order, {}, amount}) : GatewayAnswer{};
    }

    /// "현대 433012******1234": what they say of the card beside its key.
    QString labelIn(const QJsonObject &billing)
    {
        const QJsonObject card = billing.value("card"_L1).toObject();
        const auto first = [](const QJsonValue &now, const QJsonValue &before) {
            return now.toString().isEmpty() ? before.toString() : now.toString();
        };
        const QString company = first(billing.value("cardCompany"_L1), card.value("company"_L1));
        const QString number = first(billing.value("cardNumber"_L1), card.value("number"_L1));
        return (company + u' ' + number).simplified().left(kLongestLabel);
    }

    IssueAnswer issuedBy(const TossAnswer &answer, const QString &customerKey)
    {
        using Issue = IssueAnswer::Outcome;
        if (answer.kind == Kind::Refused && toss_refusals::isFinal(answer.code))
            return {Issue::Declined, {}, {}, answer.code};
        const QString key = answer.body.value("billingKey"_L1).toString();
        const bool isOurs = answer.body.value("customerKey"_L1).toString() == customerKey;
        if (answer.kind != Kind::Given || key.isEmpty() || key.size() > kLongestBillingKey || !isOurs)
            return {};
        return {Issue::Issued, key, labelIn(answer.body), {}};
    }

    QString pathOf(const QString &billingKey)
    {
        return u"/v1/billing/"_s + TossClient::pathPart(billingKey);
    }

} // namespace

void TossBilling::issue(const QString &authKey, const QString &customerKey, const QString &idempotencyKey,
                        Issued issued)
{
    const QJsonObject body{{u"authKey"_s, authKey}, {u"customerKey"_s, customerKey}};
    m_client.post(u"/v1/billing/authorizations/issue"_s, body, idempotencyKey,
                  [customerKey, issued = std::move(issued)](const TossAnswer &given) {
                      issued(issuedBy(given, customerKey));
                  });
}

void TossBilling::charge(const BillingCharge &charge, Answer answer)
{
    const QJsonObject body{{u"customerKey"_s, charge.customerKey},
                           {u"orderId"_s, charge.order.value},
                           {u"orderName"_s, charge.name.left(kLongestOrderName)},
                           {u"amount"_s, charge.amount.won}};
    m_client.post(pathOf(charge.billingKey), body, charge.order.value,
                  [this, order = charge.order, amount = charge.amount,
                   answer = std::move(answer)](const TossAnswer &given) {
                      if (given.kind == Kind::Refused && toss_refusals::mayBeDone(given.code))
                          query(order, amount, answer);
                      else if (given.kind == Kind::Refused && toss_refusals::isFinal(given.code))
                          answer({Outcome::Declined, {}, given.code});
                      else
                          answer(chargedBy(given, order, amount));
                  });
}

void TossBilling::query(const OrderId &order, Money amount, Answer answer)
{
    m_client.get(u"/v1/payments/orders/"_s + TossClient::pathPart(order.value),
                 [order, amount, answer = std::move(answer)](const TossAnswer &given) {
                     if (given.kind == Kind::Refused && given.code == "NOT_FOUND_PAYMENT"_L1)
                         answer({Outcome::NotCaptured, {}, given.code});
                     else
                         answer(chargedBy(given, order, amount));
                 });
}

void TossBilling::forget(const QString &billingKey, Forgotten forgotten)
{
    m_client.remove(pathOf(billingKey), [forgotten = std::move(forgotten)](const TossAnswer &given) {
        const bool isGone = given.kind == Kind::Given
            || (given.kind == Kind::Refused && toss_refusals::isKeyGone(given.code));
        forgotten(isGone ? Removal::Gone : Removal::Unknown);
    });
}

} // namespace madang
