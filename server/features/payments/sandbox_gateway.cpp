// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/sandbox_gateway.h"

#include "common/base/secret.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using sandbox::Decision;
using sandbox::Payment;
using sandbox::Status;
using Outcome = GatewayAnswer::Outcome;

namespace {

    constexpr auto kLateness = 8s;
    constexpr int kMostDecisions = 20;

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

    /// What is already decided about a payment, if it is.
    std::optional<GatewayAnswer> decided(const Work &work, Payment &payment)
    {
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
        ++payment.asked;
        if (const auto known = decided(work, payment))
            return *known;
        const bool first = payment.asked == 1;
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
            capture(payment);
            return {};
        case Decision::Approve:
            break;
        }
        return capture(payment);
    }

    GatewayAnswer judgeQuery(const Work &work, Payment &payment)
    {
        return decided(work, payment).value_or(GatewayAnswer{Outcome::NotCaptured, {}, {}});
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
            return verdict;
        },
        [answer = std::move(answer)](const Result<GatewayAnswer> &verdict) {
            answer(verdict ? *verdict : GatewayAnswer{});
        });
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

} // namespace madang
