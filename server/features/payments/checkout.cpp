// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/checkout.h"

#include "server/features/payments/toss_forms.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::Order;
using payments::OrderStatus;
using web::seeOther;

namespace {

    OrderId orderIn(const Params &params, QLatin1StringView member)
    {
        return {params.members.value(member).toString()};
    }

    /// A refusal the payer should read as a page. What is wrong with the store or the load is not the payer's
    /// to read: it stays an error.
    bool isForThePayer(const Error &error)
    {
        switch (error.code) {
        case Code::NotFound:
        case Code::AmountMismatch:
        case Code::Malformed:
        case Code::InvalidValue:
        case Code::Conflict:
        case Code::Expired:
        case Code::TooMany:
            return true;
        default:
            return false;
        }
    }

    /// The step, or the page of its refusal.
    Result<Step> orRefusal(Result<Step> step, const Caller &caller)
    {
        if (step || !isForThePayer(step.error()))
            return step;
        return Step{payment_pages::refuse(step.error(), web::languageOf(caller)), {}};
    }

} // namespace

void Checkout::install(Routes &at)
{
    const auto handler = [this](Result<Step> (Checkout::*method)(Work &, const Params &)) {
        return [this, method](Work &work, const Params &params) {
            return orRefusal((this->*method)(work, params), work.caller());
        };
    };
    // A whole audience may sit behind one address: generous, and each request is cheap.
    at.page("GET /pay/{order}", handler(&Checkout::show)).guests().reads().atMost(1200, 10s);
    at.page("POST /pay/sandbox/{order}", handler(&Checkout::decide))
        .guests()
        .key("order")
        .bodyUpTo(4096)
        .atMost(600, 10s);
    at.page("POST /pay/sandbox/{order}/deposit", handler(&Checkout::pretendTransfer))
        .guests()
        .key("order")
        .bodyUpTo(4096)
        .atMost(600, 10s);
    at.page("POST /pay/transfer/{order}", handler(&Checkout::chooseBank))
        .guests()
        .key("order")
        .bodyUpTo(4096)
        .atMost(600, 10s);
    at.page("GET /pay/success", handler(&Checkout::succeed)).guests().key("orderId").atMost(600, 10s);
    at.page("GET /pay/fail", handler(&Checkout::fail)).guests().reads().atMost(600, 10s);
    at.page("GET /pay/style.css",
            [](Work &, const Params &) -> Result<Step> {
                return Step{web::styleSheet(), {}};
            })
        .guests()
        .reads()
        .atMost(1200, 10s);
    at.page("GET /pay/toss.js",
            [](Work &, const Params &) -> Result<Step> {
                return Step{toss_forms::paymentScript(), {}};
            })
        .guests()
        .reads()
        .atMost(1200, 10s);
}

CheckoutView Checkout::bareView(const Order &order) const
{
    return {.order = order,
            .tossClientKey = m_tossClientKey,
            .accounts = m_transfers.accounts(),
            .home = PlaceLink::home(QUrl(m_publicUrl))};
}

Result<CheckoutView> Checkout::view(Work &work, const Order &order)
{
    CheckoutView view = bareView(order);
    TRY(const auto deposit, m_orders.settler().depositOf(work, order));
    if (deposit)
        view.deposit = deposit->shown();
    return view;
}

Result<Step> Checkout::show(Work &work, const Params &params)
{
    TRY(const Order order, m_orders.find(work, orderIn(params, "order"_L1)));
    TRY(const CheckoutView view, this->view(work, order));
    return Step{payment_pages::show(view, web::languageOf(work.caller()), work.now()), {}};
}

Result<Step> Checkout::decide(Work &work, const Params &params)
{
    TRY(const Order order, m_orders.find(work, orderIn(params, "order"_L1)));
    const QString word = params.members.value("decision"_L1).toString();
    const auto decision = json::enumFromWord<sandbox::Decision>(word);
    if (!decision || order.gateway != m_sandbox.name())
        return Error{Code::InvalidValue, "decision"}.at(u"decision"_s);
    if (order.status != OrderStatus::Ready || order.expiresAt <= work.now())
        return Step{seeOther(u"/pay/"_s + order.id.value), {}};
    if (*decision == sandbox::Decision::Abandon) {
        return Step{
            seeOther(u"/pay/fail?code=PAY_PROCESS_CANCELED&message=canceled&orderId="_s + order.id.value),
            {}};
    }
    TRY(const QString key, m_sandbox.authorise(work, order.id, order.amount, *decision));
    return Step{seeOther(u"/pay/success?paymentKey=%1&orderId=%2&amount=%3"_s.arg(key, order.id.value)
                             .arg(order.amount.won)),
                {}};
}

Result<Step> Checkout::pretendTransfer(Work &work, const Params &params)
{
    TRY(const Order order, m_orders.find(work, orderIn(params, "order"_L1)));
    if (order.gateway == m_sandbox.name())
        TRY(m_sandbox.transfer(work, order.id));
    return Step{seeOther(u"/pay/"_s + order.id.value), {}};
}

Result<Step> Checkout::chooseBank(Work &work, const Params &params)
{
    TRY(const Order order, m_orders.find(work, orderIn(params, "order"_L1)));
    bool isNumber = false;
    const int bank = params.members.value("bank"_L1).toString().toInt(&isNumber);
    if (order.status == OrderStatus::Ready)
        TRY(m_transfers.choose(work, order.id, isNumber ? bank : -1));
    return Step{seeOther(u"/pay/"_s + order.id.value), {}};
}

Result<Step> Checkout::succeed(Work &work, const Params &params)
{
    const PaymentReturn back{orderIn(params, "orderId"_L1), params.members.value("paymentKey"_L1).toString(),
                             params.members.value("amount"_L1).toString()};
    TRY(const Later<Order> later, m_orders.confirm(work, back));
    const auto language = web::languageOf(work.caller());
    const Timestamp now = work.now();
    return Step{{}, [this, later, language, now](const Finish &finish) {
                    later([this, finish, language, now](const Result<Order> &order) {
                        if (!order)
                            finish(order.error());
                        else if (order->status == OrderStatus::WaitingForDeposit)
                            finish(seeOther(u"/pay/"_s + order->id.value)); // where the account stands
                        else
                            finish(payment_pages::show(bareView(*order), language, now));
                    });
                }};
}

Result<Step> Checkout::fail(Work &work, const Params &params)
{
    TRY(const Order order, m_orders.find(work, orderIn(params, "orderId"_L1)));
    const QString code = params.members.value("code"_L1).toString();
    TRY(const CheckoutView view, this->view(work, order));
    return Step{payment_pages::leave(view, code, web::languageOf(work.caller()), work.now()), {}};
}

} // namespace madang
