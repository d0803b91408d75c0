// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/card_pages.h"

#include "server/features/payments/toss_forms.h"

namespace madang::card_pages {

using namespace Qt::StringLiterals;
using payments::Card;
using payments::CardStatus;
using web::fact;
using web::Language;
using web::Mood;
using web::Page;
using web::paragraph;
using web::rendered;
using web::won;
using web::Words;

namespace {

    constexpr Words kFor{u"For", u"후원 대상"};
    constexpr Words kMonthly{u"Every month", u"매달"};
    constexpr Words kCard{u"Card", u"카드"};

    Markup facts(const Card &card, Language language)
    {
        Markup rows = fact(kFor, card.title, language);
        rows += fact(kMonthly, won(card.amount, language), language);
        if (card.label)
            rows += fact(kCard, *card.label, language);
        return html(u"<dl>\n{}</dl>\n", {rows});
    }

    constexpr Words kGoBack{u"You can close this page and go back to Madang.",
                            u"이 페이지를 닫고 마당으로 돌아가셔도 됩니다."};
    constexpr Words kNothing{u"No card was registered and nothing was charged.",
                             u"등록된 카드도, 결제된 금액도 없습니다."};
    constexpr Words kAgain{u"If you still want to give every month, register a card from Madang again.",
                           u"계속 정기 후원을 원하시면 마당에서 카드를 다시 등록해 주세요."};

    struct Choice {
        const char16_t *decision;
        Words label;
    };
    constexpr Choice kMain{u"approve", {u"Register a card that works", u"잘 되는 카드 등록하기"}};
    constexpr Choice kOther[] = {
        {u"decline", {u"Let the card be refused", u"카드 등록 거절하기"}},
        {u"abandon", {u"Leave without registering", u"등록하지 않고 나가기"}},
    };
    constexpr Choice kLater[] = {
        {u"decline-later",
         {u"The first charge works, later ones are declined", u"첫 결제만 되고 다음부터 거절"}},
        {u"decline-charges", {u"Registers, but every charge is declined", u"등록은 되지만 모든 결제가 거절"}},
        {u"lose-issue", {u"The answer to the registration gets lost", u"등록 결과 응답이 사라짐"}},
        {u"lose-charges", {u"The answer to each charge gets lost", u"결제할 때마다 응답이 사라짐"}},
    };
    constexpr Words kTry{u"Try what happens when something goes wrong", u"문제가 생기는 경우 시험하기"};
    constexpr Words kSandbox{u"This is a trial payment service: there is no card, and no real money moves.",
                             u"시험용 결제입니다. 실제 카드가 아니며 실제 돈은 오가지 않습니다."};

    Markup button(const Choice &choice, Language language, const QString &kind)
    {
        return html(uR"(<button type="submit" name="decision" value="{}" class="{}">{}</button>)"
                    "\n",
                    {QString::fromUtf16(choice.decision), kind, choice.label.in(language)});
    }

    Markup sandboxForm(const Card &card, Language language)
    {
        Markup buttons = button(kMain, language, u"main"_s);
        for (const Choice &choice : kOther)
            buttons += button(choice, language, u"quiet"_s);
        Markup later;
        for (const Choice &choice : kLater)
            later += button(choice, language, u"quiet"_s);
        return html(uR"(<form method="post" action="/pay/card/{}/sandbox">
{}<details><summary>{}</summary>
{}</details>
</form>
<p class="note">{}</p>
)",
                    {card.token, buttons, kTry.in(language), later, kSandbox.in(language)});
    }

    constexpr Words kReadyTitle{u"Register a card for your monthly gift", u"정기 후원 카드를 등록해 주세요"};
    constexpr Words kConsent{
        u"The card is charged every month until you stop it. In Madang you can pause, skip a month, change "
        u"the "
        u"amount or cancel at any time.",
        u"중단하실 때까지 매달 이 카드로 결제됩니다. 마당에서 언제든지 쉬어 가거나, 한 달 건너뛰거나, 금액을 "
        u"바꾸거나, 해지할 수 있습니다."};
    constexpr Words kValid{u"You can register here for another %1 min.",
                           u"앞으로 %1분 동안 등록할 수 있습니다."};

    QString validFor(const Card &card, Language language, Timestamp now)
    {
        return kValid.in(language).arg((card.expiresAt.ms - now.ms + 59'999) / 60'000);
    }

    Page ready(const Card &card, const QString &tossClientKey, Language language, Timestamp now)
    {
        Page page{200, Mood::Ask, kReadyTitle.in(language), facts(card, language)};
        page.body += paragraph(kConsent.in(language));
        if (card.gateway == "toss"_L1)
            toss_forms::addCard(page, card, tossClientKey, language);
        else
            page.body += sandboxForm(card, language);
        page.body += paragraph(validFor(card, language, now));
        return page;
    }

    constexpr Words kCheckingTitle{u"Your card is being checked", u"카드 등록 결과를 확인하고 있습니다"};
    constexpr Words kChecking{
        u"The payment service was asked and has not given a clear answer yet. We ask again by ourselves. "
        u"This "
        u"page reloads; you may also close it, the result will be shown in Madang.",
        u"결제사에 확인을 요청했지만 아직 분명한 답을 받지 못했습니다. 자동으로 다시 확인합니다. 이 페이지는 "
        u"저절로 새로 고쳐지며, 닫으셔도 결과는 마당에 표시됩니다."};
    constexpr Words kDoneTitle{u"Thank you! Your card is registered", u"고맙습니다! 카드가 등록되었습니다"};
    constexpr Words kDone{u"The next three dates stand in Madang under “Monthly gifts”.",
                          u"앞으로의 결제일 세 번은 마당의 ‘정기 후원’에서 볼 수 있습니다."};
    constexpr Words kDeclinedTitle{u"The card was not accepted", u"카드가 승인되지 않았습니다"};
    constexpr Words kDeclined{u"The card company refused it.", u"카드사가 등록을 거절했습니다."};
    constexpr Words kExpiredTitle{u"This registration has expired", u"등록 시간이 지났습니다"};
    constexpr Words kRetiredTitle{u"This registration is over", u"더 이상 필요 없는 등록입니다"};
    constexpr Words kRetired{u"The monthly gift was ended, or another card took its place.",
                             u"정기 후원이 끝났거나 다른 카드로 바뀌었습니다."};
    constexpr Words kLeftTitle{u"You left without registering a card", u"카드를 등록하지 않고 나오셨습니다"};
    constexpr Words kBack{u"Go back to the registration", u"등록 페이지로 돌아가기"};
    constexpr Words kMissingTitle{u"There is no such registration", u"등록 페이지를 찾을 수 없습니다"};
    constexpr Words kMissing{u"The address may be incomplete, or it is one of another server.",
                             u"주소가 잘렸거나 다른 서버의 주소일 수 있습니다."};
    constexpr Words kRefusedTitle{u"This card was refused", u"카드를 등록할 수 없습니다"};
    constexpr Words kRefused{u"What came back from the payment service does not belong to this registration.",
                             u"결제사에서 돌아온 내용이 이 등록과 맞지 않습니다."};

    Page failed(int status, const Words &title, const Words &why, Language language, const Markup &facts = {})
    {
        Page page{status, Mood::Bad, title.in(language), facts};
        page.body += paragraph(why.in(language));
        page.body += paragraph(kAgain.in(language));
        return page;
    }

} // namespace

Reply show(const Card &card, const QString &tossClientKey, Language language, Timestamp now)
{
    switch (card.status) {
    case CardStatus::Ready:
        if (card.expiresAt > now)
            return rendered(ready(card, tossClientKey, language, now), language);
        break;
    case CardStatus::Asked: {
        Page page{200, Mood::Wait, kCheckingTitle.in(language), facts(card, language),
                  u"/pay/card/"_s + card.token};
        page.body += paragraph(kChecking.in(language));
        return rendered(page, language);
    }
    case CardStatus::Registered: {
        Page page{200, Mood::Good, kDoneTitle.in(language), facts(card, language)};
        page.body += paragraph(kDone.in(language));
        page.body += paragraph(kGoBack.in(language));
        return rendered(page, language);
    }
    case CardStatus::Declined:
        return rendered(failed(200, kDeclinedTitle, kDeclined, language, facts(card, language)), language);
    case CardStatus::Retired:
        return rendered(failed(200, kRetiredTitle, kRetired, language), language);
    case CardStatus::Expired:
        break;
    }
    return rendered(failed(200, kExpiredTitle, kNothing, language, facts(card, language)), language);
}

Reply leave(const Card &card, const QString &tossClientKey, Language language, Timestamp now)
{
    if (card.status != CardStatus::Ready || card.expiresAt <= now)
        return show(card, tossClientKey, language, now);
    Page page{200, Mood::Bad, kLeftTitle.in(language), facts(card, language)};
    page.body += paragraph(kNothing.in(language));
    page.body += paragraph(validFor(card, language, now));
    page.body += html(uR"(<p><a class="main" href="/pay/card/{}">{}</a></p>)"
                      "\n",
                      {card.token, kBack.in(language)});
    return rendered(page, language);
}

Reply refuse(const Error &error, Language language)
{
    switch (error.code) {
    case Code::NotFound:
        return rendered(failed(404, kMissingTitle, kMissing, language), language);
    case Code::Expired:
        return rendered(failed(410, kExpiredTitle, kNothing, language), language);
    default:
        return rendered(failed(400, kRefusedTitle, kRefused, language), language);
    }
}

} // namespace madang::card_pages
