// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/checkout_forms.h"

#include "server/features/payments/toss_forms.h"

#include <span>

namespace madang::checkout_forms {

using namespace Qt::StringLiterals;
using payments::Order;
using web::Language;
using web::Page;
using web::paragraph;
using web::won;
using web::Words;

namespace {

    constexpr Words kPay{u"Pay", u"결제하기"};

    Markup button(const QString &decision, const QString &label, const QString &kind)
    {
        return html(uR"(<button type="submit" name="decision" value="{}" class="{}">{}</button>)"
                    "\n",
                    {decision, kind, label});
    }

    QString payLabel(const Order &order, Language language)
    {
        return kPay.in(language) + u" · "_s + won(order.amount, language);
    }

    // ---- the sandbox

    struct Choice {
        const char16_t *decision;
        Words label;
    };
    constexpr Choice kUnclear[] = {
        {u"answer-late", {u"The payment service answers late", u"결제사가 늦게 응답"}},
        {u"answer-twice", {u"The payment service answers twice", u"결제사가 두 번 응답"}},
        {u"time-out", {u"The payment service stays silent for a while", u"결제사가 한동안 응답하지 않음"}},
        {u"lose-before", {u"Our request gets lost on its way", u"요청이 가는 길에 사라짐"}},
        {u"lose-after", {u"The answer gets lost on its way back", u"응답이 오는 길에 사라짐"}},
    };
    constexpr Choice kGivingBack[] = {
        {u"refund-late", {u"A refund takes a while", u"환불이 늦게 처리됨"}},
        {u"refund-lose-before",
         {u"Our refund request gets lost on its way", u"환불 요청이 가는 길에 사라짐"}},
        {u"refund-lose-after",
         {u"The answer to a refund gets lost on its way back", u"환불 응답이 오는 길에 사라짐"}},
        {u"refund-refuse", {u"A refund is refused", u"환불이 거절됨"}},
    };
    constexpr Words kVirtualAccount{u"Transfer the money later (virtual account)",
                                    u"가상계좌로 나중에 입금하기"};
    constexpr Words kDecline{u"Let the card be declined", u"카드 거절하기"};
    constexpr Words kAbandon{u"Leave without paying", u"결제하지 않고 나가기"};
    constexpr Words kTryUnclear{u"Try what happens when the outcome stays unclear",
                                u"결과를 바로 알 수 없는 경우 시험하기"};
    constexpr Words kTryGivingBack{u"Pay, and try what happens when the money is to be given back",
                                   u"결제하고, 나중에 환불할 때의 경우 시험하기"};
    constexpr Words kSandbox{u"This is a trial payment service: no real money moves.",
                             u"시험용 결제입니다. 실제 돈은 오가지 않습니다."};
    constexpr Words kPretend{u"Pretend that the money was transferred", u"입금한 것으로 하기"};

    Markup buttonsOf(std::span<const Choice> choices, Language language)
    {
        Markup all;
        for (const Choice &choice : choices)
            all += button(QString::fromUtf16(choice.decision), choice.label.in(language), u"quiet"_s);
        return all;
    }

    Markup sandboxForm(const Order &order, Language language)
    {
        Markup buttons = button(u"approve"_s, payLabel(order, language), u"main"_s);
        buttons += button(u"virtual-account"_s, kVirtualAccount.in(language), u"quiet"_s);
        buttons += button(u"decline"_s, kDecline.in(language), u"quiet"_s);
        buttons += button(u"abandon"_s, kAbandon.in(language), u"quiet"_s);
        return html(uR"(<form method="post" action="/pay/sandbox/{}">
{}<details><summary>{}</summary>
{}</details>
<details><summary>{}</summary>
{}</details>
</form>
<p class="note">{}</p>
)",
                    {order.id.value, buttons, kTryUnclear.in(language), buttonsOf(kUnclear, language),
                     kTryGivingBack.in(language), buttonsOf(kGivingBack, language), kSandbox.in(language)});
    }

    // ---- transfers by hand

    constexpr Words kWhichBank{u"To which of our accounts will you transfer?", u"어느 계좌로 보내시겠어요?"};
    constexpr Words kShowAccount{u"Transfer to this account", u"이 계좌로 보내기"};
    constexpr Words kNoAccounts{u"There is no account to transfer to at the moment.",
                                u"지금은 입금할 수 있는 계좌가 없습니다."};
    constexpr Words kTransferNote{
        u"You then get the number and a short word to write beside the transfer, so that it is found.",
        u"다음 화면에서 계좌 번호와, 입금을 찾을 수 있도록 받는 분 통장에 남길 짧은 글을 알려 드립니다."};

    Markup transferForm(const CheckoutView &view, Language language)
    {
        if (view.accounts.isEmpty())
            return html(u"<p class=\"wrong\">{}</p>\n", {kNoAccounts.in(language)});
        Markup choices;
        for (int i = 0; i < view.accounts.size(); ++i) {
            const BankAccount &account = view.accounts[i];
            choices += html(
                uR"(<label class="choice"><input type="radio" name="bank" value="{}"{}> {} · {}</label>)"
                "\n",
                {QString::number(i), i == 0 ? html(u" checked") : Markup(), account.bank, account.holder});
        }
        return html(uR"(<form method="post" action="/pay/transfer/{}">
<p>{}</p>
{}<button type="submit" class="main">{}</button>
</form>
<p class="note">{}</p>
)",
                    {view.order.id.value, kWhichBank.in(language), choices, kShowAccount.in(language),
                     kTransferNote.in(language)});
    }

} // namespace

void add(Page &page, const CheckoutView &view, Language language)
{
    if (view.order.gateway == "toss"_L1)
        toss_forms::addPayment(page, view.order, view.tossClientKey, language);
    else if (view.order.gateway == "transfer"_L1)
        page.body += transferForm(view, language);
    else
        page.body += sandboxForm(view.order, language);
}

Markup pretendedTransfer(const CheckoutView &view, Language language)
{
    if (view.order.gateway != "sandbox"_L1)
        return {};
    return html(uR"(<form method="post" action="/pay/sandbox/{}/deposit">
<button type="submit" class="quiet">{}</button>
</form>
<p class="note">{}</p>
)",
                {view.order.id.value, kPretend.in(language), kSandbox.in(language)});
}

} // namespace madang::checkout_forms
