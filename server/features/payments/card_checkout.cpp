// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/card_checkout.h"

#include "server/features/payments/card_pages.h"
#include "server/features/payments/toss_forms.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::Card;
using payments::CardStatus;

namespace {

    QString tokenIn(const Params &params)
    {
        return params.members.value("card"_L1).toString();
    }

    /// The step, or the page of its refusal. What is wrong with the store or the load stays an error.
    Result<Step> orRefusal(Result<Step> step, const Caller &caller)
    {
        if (step)
            return step;
        switch (step.error().code) {
        case Code::NotFound:
        case Code::Malformed:
        case Code::InvalidValue:
        case Code::Expired:
            return Step{card_pages::refuse(step.error(), web::languageOf(caller)), {}};
        default:
            return step;
        }
    }

} // namespace

void CardCheckout::install(Routes &at)
{
    const auto handler = [this](Result<Step> (CardCheckout::*method)(Work &, const Params &)) {
        return [this, method](Work &work, const Params &params) {
            return orRefusal((this->*method)(work, params), work.caller());
        };
    };
    at.page("GET /pay/card/{card}", handler(&CardCheckout::show)).guests().reads().atMost(600, 10s);
    at.page("POST /pay/card/{card}/sandbox", handler(&CardCheckout::decide))
        .guests()
        .key("card")
        .bodyUpTo(4096)
        .atMost(120, 10s);
    at.page("GET /pay/card/{card}/success", handler(&CardCheckout::succeed))
        .guests()
        .key("card")
        .atMost(120, 10s);
    at.page("GET /pay/card/{card}/fail", handler(&CardCheckout::fail)).guests().reads().atMost(120, 10s);
    at.page("GET /pay/toss-card.js",
            [](Work &, const Params &) -> Result<Step> {
                return Step{toss_forms::cardScript(), {}};
            })
        .guests()
        .reads()
        .atMost(1200, 10s);
}

Result<Step> CardCheckout::show(Work &work, const Params &params)
{
    TRY(const Card card, m_cards.byToken(work, tokenIn(params)));
    return Step{card_pages::show(card, m_tossClientKey, web::languageOf(work.caller()), work.now()), {}};
}

Result<Step> CardCheckout::decide(Work &work, const Params &params)
{
    TRY(const Card card, m_cards.byToken(work, tokenIn(params)));
    const auto decision
        = json::enumFromWord<sandbox::CardDecision>(params.members.value("decision"_L1).toString());
    if (!decision || card.gateway != m_sandbox.name())
        return Error{Code::InvalidValue, "decision"}.at(u"decision"_s);
    const QString page = u"/pay/card/"_s + card.token;
    if (card.status != CardStatus::Ready || card.expiresAt <= work.now())
        return Step{web::seeOther(page), {}};
    if (*decision == sandbox::CardDecision::Abandon)
        return Step{web::seeOther(page + u"/fail?code=PAY_PROCESS_CANCELED"_s), {}};
    TRY(const QString authKey, m_sandbox.authorise(work, card.customerKey, *decision));
    return Step{web::seeOther(page + u"/success?authKey=%1&customerKey=%2"_s.arg(authKey, card.customerKey)),
                {}};
}

Result<Step> CardCheckout::succeed(Work &work, const Params &params)
{
    const CardReturn back{tokenIn(params), params.members.value("authKey"_L1).toString(),
                          params.members.value("customerKey"_L1).toString()};
    TRY(const Later<Card> later, m_cards.confirm(work, back));
    const auto language = web::languageOf(work.caller());
    const Timestamp now = work.now();
    return Step{{}, [this, later, language, now](const Finish &finish) {
                    later([this, finish, language, now](const Result<Card> &card) {
                        if (card)
                            finish(card_pages::show(*card, m_tossClientKey, language, now));
                        else
                            finish(card.error());
                    });
                }};
}

Result<Step> CardCheckout::fail(Work &work, const Params &params)
{
    TRY(const Card card, m_cards.byToken(work, tokenIn(params)));
    return Step{card_pages::leave(card, m_tossClientKey, web::languageOf(work.caller()), work.now()), {}};
}

} // namespace madang
