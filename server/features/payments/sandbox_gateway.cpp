// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/sandbox_gateway.h"

#include "common/base/secret.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using sandbox::Back;
using sandbox::BackStatus;
using sandbox::Decision;
using sandbox::Payment;
using sandbox::Status;
using Outcome = GatewayAnswer::Outcome;

namespace {

    constexpr auto kLateness = 8s;
    constexpr auto kDepositTime = 72h;
    constexpr int kMostDecisions = 20;
    /// How many questions a silent gateway leaves without an answer.
    constexpr int kSilence = 3;

    GatewayAnswer declined(const QString &reason)
    {
        return {Outcome::Declined, {}, reason};
    }

    GatewayAnswer capture(Payment &payment)
    {
        payment.status = Status::Captured;
        payment.captured = payment.amount;
        return {Outcome::Approved, payment.captured, {}};
    }

    GatewayAnswer waiting(const Payment &payment)
    {
        GatewayAnswer answer{Outcome::Waiting, payment.amount, {}};
        answer.deposit
            = payments::Deposit{.bank = u"마당은행"_s,
                                .account = u"000-"_s + secret::fingerprint(payment.paymentKey).left(6),
                                .holder = u"마당 시험 계좌"_s,
                                .reference = {},
                                .until = payment.dueAt};
        return answer;
    }

    /// What is already decided about a payment, if it is.
    std::optional<GatewayAnswer> decided(const Work &work, Payment &payment)
    {
        if (payment.status == Status::Waiting) {
            if (payment.dueAt > work.now())
                return waiting(payment);
            payment.status = Status::Refused;
            return GatewayAnswer{Outcome::Expired, {}, {}};
        }
        if (payment.decision == Decision::TimeOut && payment.asked > 0 && payment.asked < kSilence)
            return GatewayAnswer{};
        if (payment.status == Status::Captured)
            return GatewayAnswer{Outcome::Approved, payment.captured, {}};
        if (payment.status == Status::Refused)
            return declined(u"REJECT_CARD_PAYMENT"_s);
        if (payment.dueAt.isNull())
            return std::nullopt;
        if (payment.dueAt > work.now())
            return GatewayAnswer{};
        return capture(payment);
    }

    GatewayAnswer judgeConfirm(const Work &work, Payment &payment)
    {
        const bool first = payment.asked++ == 0;
        if (!first || payment.status != Status::Authorised) {
            if (const auto known = decided(work, payment))
                return *known;
        }
        switch (payment.decision) {
        case Decision::Decline:
        case Decision::Abandon:
            payment.status = Status::Refused;
            return declined(u"REJECT_CARD_PAYMENT"_s);
        case Decision::AnswerLate:
            payment.dueAt = work.now().plus(kLateness);
            return {};
        case Decision::LoseBefore:
            return first ? GatewayAnswer{} : capture(payment);
        case Decision::LoseAfter:
        case Decision::TimeOut:
            capture(payment);
            return {};
        case Decision::VirtualAccount:
            payment.status = Status::Waiting;
            payment.dueAt = work.now().plus(kDepositTime);
            return waiting(payment);
        case Decision::AnswerTwice:
        case Decision::Approve:
        case Decision::RefundRefuse:
        case Decision::RefundLate:
        case Decision::RefundLoseBefore:
        case Decision::RefundLoseAfter:
            break;
        }
        return capture(payment);
    }

    GatewayAnswer judgeQuery(const Work &work, Payment &payment)
    {
        if (payment.decision == Decision::TimeOut && payment.asked > 0)
            ++payment.asked;
        return decided(work, payment).value_or(GatewayAnswer{Outcome::NotCaptured, {}, {}});
    }

    GatewayRefundAnswer refused(const char *word)
    {
        return {GatewayRefundAnswer::Outcome::Refused, QString::fromLatin1(word)};
    }
    constexpr auto kNotCancelable = "NOT_CANCELABLE_PAYMENT";

    /// A request to give back arrived that may be fulfilled: what becomes of it, and what is said.
    GatewayRefundAnswer giveBack(const Work &work, Decision decision, Back &back)
    {
        const GatewayRefundAnswer returned{GatewayRefundAnswer::Outcome::Returned, {}};
        const bool first = back.asked == 1;
        if (decision == Decision::RefundRefuse) {
            back.status = BackStatus::Refused;
            return refused(kNotCancelable);
        }
        if (decision == Decision::RefundLoseBefore && first)
            return {};
        if (decision == Decision::RefundLate && (first || back.dueAt > work.now())) {
            back.status = BackStatus::Pending;
            if (first)
                back.dueAt = work.now().plus(kLateness);
            return {};
        }
        back.status = BackStatus::Returned;
        return decision == Decision::RefundLoseAfter && first ? GatewayRefundAnswer{} : returned;
    }

} // namespace

void SandboxGateway::confirm(const GatewayPayment &payment, Answer answer)
{
    visit(payment, judgeConfirm, std::move(answer));
}

void SandboxGateway::query(const GatewayPayment &payment, Answer answer)
{
    visit(payment, judgeQuery, std::move(answer));
}

/// Opens the book at that payment in a transaction of the sandbox's own, as if it were another company's
/// server.
void SandboxGateway::visit(const GatewayPayment &asked, Judge judge, Answer answer)
{
    m_lanes.post<GatewayAnswer>(
        LaneKind::Write, qHash(asked.order.value), Caller{},
        [this, asked, judge = std::move(judge)](Work &work) -> Result<GatewayAnswer> {
            TRY(auto payment, m_store.find(work, asked.paymentKey));
            if (!payment)
                return declined(u"NOT_FOUND_PAYMENT"_s);
            if (payment->orderId != asked.order.value || payment->amount != asked.amount)
                return declined(u"FORBIDDEN_REQUEST"_s);
            const GatewayAnswer verdict = judge(work, *payment);
            TRY(m_store.update(work, *payment));
            if (payment->decision == Decision::AnswerTwice && payment->asked == 1) {
                TRY(sendHint(work, *payment));
                TRY(sendHint(work, *payment));
            }
            return verdict;
        },
        [answer = std::move(answer)](const Result<GatewayAnswer> &verdict) {
            answer(verdict ? *verdict : GatewayAnswer{});
        });
}

void SandboxGateway::refund(const GatewayRefund &asked, RefundAnswer answer)
{
    m_lanes.post<GatewayRefundAnswer>(
        LaneKind::Write, qHash(asked.order.value), Caller{},
        [this, asked](Work &work) { return judgeRefund(work, asked); },
        [answer = std::move(answer)](const Result<GatewayRefundAnswer> &verdict) {
            answer(verdict ? *verdict : GatewayRefundAnswer{});
        });
}

Result<GatewayRefundAnswer> SandboxGateway::judgeRefund(Work &work, const GatewayRefund &asked)
{
    TRY(const auto payment, m_store.find(work, asked.paymentKey));
    if (!payment || payment->orderId != asked.order.value)
        return refused("NOT_FOUND_PAYMENT");
    if (payment->status != Status::Captured)
        return refused(kNotCancelable);
    // Nothing changes but who waits: two requests for one payment take turns.
    TRY(m_store.update(work, *payment));
    TRY(const auto before, m_store.findBack(work, asked.key));
    Back back = before.value_or(Back{asked.key, asked.paymentKey, asked.amount, BackStatus::Lost, 0, {}});
    if (back.paymentKey != asked.paymentKey || back.amount != asked.amount)
        return refused("FORBIDDEN_REQUEST");
    if (back.status == BackStatus::Returned)
        return GatewayRefundAnswer{GatewayRefundAnswer::Outcome::Returned, {}};
    if (back.status == BackStatus::Refused)
        return refused(kNotCancelable);
    TRY(const Money given, m_store.givenBack(work, asked.paymentKey));
    if (back.status == BackStatus::Lost && given + asked.amount > payment->captured)
        return refused("NOT_CANCELABLE_AMOUNT");
    ++back.asked;
    const GatewayRefundAnswer verdict = giveBack(work, payment->decision, back);
    TRY(m_store.putBack(work, back));
    return verdict;
}

Result<QString> SandboxGateway::authorise(Work &work, const OrderId &order, Money amount, Decision decision)
{
    TRY(const int before, m_store.countOf(work, order.value));
    if (before >= kMostDecisions)
        return Error{Code::TooMany, "decisions"};
    Payment payment;
    payment.paymentKey = u"sandbox_"_s + secret::randomToken(24);
    payment.orderId = order.value;
    payment.amount = amount;
    payment.decision = decision;
    TRY(m_store.insert(work, payment));
    return payment.paymentKey;
}

Result<bool> SandboxGateway::transfer(Work &work, const OrderId &order)
{
    TRY(auto payment, m_store.waitingOf(work, order.value));
    if (!payment || payment->dueAt <= work.now())
        return false;
    capture(*payment);
    TRY(m_store.update(work, *payment));
    TRY(sendHint(work, *payment));
    return true;
}

/// What other companies send as a webhook.
Done SandboxGateway::sendHint(Work &work, const Payment &payment)
{
    if (!m_hint)
        return {};
    const QJsonObject data{{u"orderId"_s, payment.orderId}, {u"paymentKey"_s, payment.paymentKey}};
    const QJsonObject hint{{u"eventType"_s, u"PAYMENT_STATUS_CHANGED"_s}, {u"data"_s, data}};
    return m_hint(work, QJsonDocument(hint).toJson(QJsonDocument::Compact));
}

} // namespace madang
