// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/sandbox_billing.h"

#include "common/base/secret.h"

namespace madang {

using namespace Qt::StringLiterals;
using sandbox::CardDecision;
using sandbox::Payment;
using sandbox::RegisteredCard;
using Outcome = GatewayAnswer::Outcome;

namespace {

    const QString &rejected()
    {
        static const QString word = u"REJECT_CARD_COMPANY"_s;
        return word;
    }

    GatewayAnswer answerOf(const Payment &payment)
    {
        if (payment.status == sandbox::Status::Captured)
            return {Outcome::Approved, payment.captured, {}, {}, payment.paymentKey};
        return {Outcome::Declined, {}, rejected()};
    }

    bool pays(const RegisteredCard &card)
    {
        return card.decision != CardDecision::DeclineCharges
            && (card.decision != CardDecision::DeclineLater || card.charges == 0);
    }

} // namespace

void SandboxBilling::issue(const QString &authKey, const QString &customerKey, const QString &, Issued issued)
{
    m_lanes.post<IssueAnswer>(
        LaneKind::Write, qHash(authKey), Caller{},
        [this, authKey, customerKey](Work &work) -> Result<IssueAnswer> {
            TRY(auto card, m_cards.byAuthKey(work, authKey));
            if (!card || card->customerKey != customerKey)
                return IssueAnswer{IssueAnswer::Outcome::Declined, {}, {}, u"UNAUTHORIZED_AUTH_KEY"_s};
            ++card->asked;
            TRY(m_cards.update(work, *card));
            if (card->decision == CardDecision::Decline)
                return IssueAnswer{IssueAnswer::Outcome::Declined, {}, {}, rejected()};
            if (card->decision == CardDecision::LoseIssue && card->asked == 1)
                return IssueAnswer{};
            return IssueAnswer{IssueAnswer::Outcome::Issued, card->billingKey, u"시험 4330****123*"_s, {}};
        },
        [issued = std::move(issued)](const Result<IssueAnswer> &answer) {
            issued(answer ? *answer : IssueAnswer{});
        });
}

Result<GatewayAnswer> SandboxBilling::judge(Work &work, const BillingCharge &charge)
{
    TRY(const auto known, m_payments.byOrder(work, charge.order.value));
    if (known)
        return answerOf(*known);
    TRY(auto card, m_cards.find(work, charge.billingKey));
    if (!card || card->customerKey != charge.customerKey)
        return GatewayAnswer{Outcome::Declined, {}, u"INVALID_BILLING_KEY"_s};
    Payment payment;
    payment.paymentKey = u"sandbox_"_s + secret::randomToken(24);
    payment.orderId = charge.order.value;
    payment.amount = charge.amount;
    payment.decision = pays(*card) ? sandbox::Decision::Approve : sandbox::Decision::Decline;
    TRY(m_payments.insert(work, payment));
    const bool paid = pays(*card);
    payment.asked = 1;
    payment.status = paid ? sandbox::Status::Captured : sandbox::Status::Refused;
    payment.captured = paid ? charge.amount : Money{};
    TRY(m_payments.update(work, payment));
    ++card->charges;
    TRY(m_cards.update(work, *card));
    // The first answer to each charge is lost on its way back.
    return card->decision == CardDecision::LoseCharges ? GatewayAnswer{} : answerOf(payment);
}

void SandboxBilling::charge(const BillingCharge &charge, Answer answer)
{
    m_lanes.post<GatewayAnswer>(
        LaneKind::Write, qHash(charge.order.value), Caller{},
        [this, charge](Work &work) { return judge(work, charge); },
        [answer = std::move(answer)](const Result<GatewayAnswer> &verdict) {
            answer(verdict ? *verdict : GatewayAnswer{});
        });
}

void SandboxBilling::query(const OrderId &order, Money, Answer answer)
{
    m_lanes.post<GatewayAnswer>(
        LaneKind::Write, qHash(order.value), Caller{},
        [this, order](Work &work) -> Result<GatewayAnswer> {
            TRY(const auto payment, m_payments.byOrder(work, order.value));
            return payment ? answerOf(*payment) : GatewayAnswer{Outcome::NotCaptured, {}, {}};
        },
        [answer = std::move(answer)](const Result<GatewayAnswer> &verdict) {
            answer(verdict ? *verdict : GatewayAnswer{});
        });
}

void SandboxBilling::forget(const QString &billingKey, Forgotten forgotten)
{
    m_lanes.post<Nothing>(
        LaneKind::Write, qHash(billingKey), Caller{},
        [this, billingKey](Work &work) -> Result<Nothing> {
            TRY(m_cards.remove(work, billingKey));
            return Nothing{};
        },
        [forgotten = std::move(forgotten)](const Result<Nothing> &done) {
            forgotten(done ? Removal::Gone : Removal::Unknown);
        });
}

Result<QString> SandboxBilling::authorise(Work &work, const QString &customerKey, CardDecision decision)
{
    RegisteredCard card;
    card.billingKey = u"sandbox_card_"_s + secret::randomToken(24);
    card.authKey = u"sandbox_auth_"_s + secret::randomToken(24);
    card.customerKey = customerKey;
    card.decision = decision;
    card.createdAt = work.now();
    TRY(m_cards.insert(work, card));
    return card.authKey;
}

} // namespace madang
