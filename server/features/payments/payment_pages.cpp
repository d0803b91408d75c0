// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/payment_pages.h"

#include <span>

namespace madang::payment_pages {

using namespace Qt::StringLiterals;
using payments::Order;
using payments::OrderStatus;
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
    constexpr Words kAmount{u"Amount", u"금액"};
    constexpr Words kNumber{u"Order number", u"주문 번호"};
    constexpr Words kGivenBack{u"Given back", u"환불된 금액"};
    constexpr Words kPaidAt{u"Paid at", u"결제 시각"};

    Markup facts(const Order &order, Language language)
    {
        Markup rows = fact(kFor, order.title, language);
        rows += fact(kAmount, won(order.amount, language), language);
        if (order.refunded > Money{})
            rows += fact(kGivenBack, won(order.refunded, language), language);
        if (order.wasPaid()) {
            rows += fact(kPaidAt, web::koreanTime(order.decidedAt), language);
            rows
                += html(u"<dt>{}</dt><dd class=\"number\">{}</dd>\n", {kNumber.in(language), order.id.value});
        }
        return html(u"<dl>\n{}</dl>\n", {rows});
    }

    constexpr Words kNothingCharged{u"Nothing was charged.", u"결제된 금액은 없습니다."};
    constexpr Words kGoBack{u"You can close this page and go back to Madang.",
                            u"이 페이지를 닫고 마당으로 돌아가셔도 됩니다."};
    constexpr Words kWayBack{u"Back to Madang", u"마당으로 돌아가기"};
    constexpr Words kGiveAgain{u"If you still want to give, start a new gift in Madang.",
                               u"계속 후원하시려면 마당에서 후원을 다시 시작해 주세요."};

    /// The end of a page after which nothing is left to do here.
    Markup goBack(const CheckoutView &view, const Words &words, Language language)
    {
        Markup end = paragraph(words.in(language));
        if (view.home)
            end += web::wayIn(*view.home, kWayBack, language);
        return end;
    }

    // ---- the states of an order

    constexpr Words kReadyTitle{u"Confirm your gift", u"후원 내용을 확인해 주세요"};
    constexpr Words kValid{
        u"You can pay here for another %1 min. Unpaid, it expires and counts nowhere.",
        u"앞으로 %1분 동안 결제할 수 있습니다. 결제하지 않으면 만료되고 어디에도 집계되지 않습니다."};

    Page ready(const CheckoutView &view, Language language, Timestamp now)
    {
        const Order &order = view.order;
        const qint64 minutes = (order.expiresAt.ms - now.ms + 59'999) / 60'000;
        Page page{200, Mood::Ask, kReadyTitle.in(language), facts(order, language)};
        checkout_forms::add(page, view, language);
        page.body += paragraph(kValid.in(language).arg(minutes));
        return page;
    }

    constexpr Words kCheckingTitle{u"Your payment is being checked", u"결제 결과를 확인하고 있습니다"};
    constexpr Words kChecking{u"The payment service was asked and has not given a clear answer yet. Please "
                              u"do not pay again: you cannot be "
                              u"charged twice for this order.",
                              u"결제사에 확인을 요청했지만 아직 분명한 답을 받지 못했습니다. 다시 결제하지 "
                              u"마세요. 이 주문으로 두 번 결제되는 "
                              u"일은 없습니다."};
    constexpr Words kNextCheck{
        u"We ask again by ourselves in about %1 s. This page reloads by itself; you may also "
        u"close it, the result will be shown in Madang.",
        u"약 %1초 뒤에 자동으로 다시 확인합니다. 이 페이지는 저절로 새로 고쳐지며, 닫으셔도 결과는 "
        u"마당에 표시됩니다."};

    Page checking(const Order &order, Language language, Timestamp now)
    {
        const qint64 seconds = qMax<qint64>((order.nextCheckAt.ms - now.ms + 999) / 1000, 1);
        Page page{200, Mood::Wait, kCheckingTitle.in(language), facts(order, language),
                  u"/pay/"_s + order.id.value};
        page.body += paragraph(kChecking.in(language));
        page.body += paragraph(kNextCheck.in(language).arg(seconds));
        return page;
    }

    constexpr Words kDepositTitle{u"Please transfer the money", u"아래 계좌로 입금해 주세요"};
    constexpr Words kBank{u"Bank", u"은행"};
    constexpr Words kAccount{u"Account number", u"계좌 번호"};
    constexpr Words kHolder{u"Account holder", u"예금주"};
    constexpr Words kReference{u"Write this as the sender's name", u"보내는 사람 이름에 적을 글"};
    constexpr Words kUntil{u"Until", u"입금 기한"};
    constexpr Words kTransferExactly{u"Transfer exactly this amount; another one cannot be matched. Your "
                                     u"gift counts when the money has arrived, "
                                     u"and Madang tells you.",
                                     u"정확히 이 금액을 보내 주세요. 금액이 다르면 확인할 수 없습니다. "
                                     u"입금이 확인되면 후원이 반영되고 마당에서 "
                                     u"알려 드립니다."};
    constexpr Words kTransferLater{u"You can close this page; Madang shows these lines too.",
                                   u"이 페이지를 닫아도 됩니다. 같은 내용을 마당에서도 볼 수 있습니다."};
    constexpr Words kByHand{u"A person looks at the account: it may take a working day.",
                            u"담당자가 통장을 직접 확인하므로 영업일 하루쯤 걸릴 수 있습니다."};

    Page depositing(const CheckoutView &view, Language language)
    {
        const Order &order = view.order;
        Page page{200, Mood::Wait, kDepositTitle.in(language), facts(order, language),
                  u"/pay/"_s + order.id.value};
        page.reloadSeconds = 20;
        if (view.deposit) {
            const payments::Deposit &deposit = *view.deposit;
            Markup rows = fact(kBank, deposit.bank, language);
            rows += fact(kAccount, deposit.account, language);
            rows += fact(kHolder, deposit.holder, language);
            if (!deposit.reference.isEmpty())
                rows += fact(kReference, deposit.reference, language);
            rows += fact(kUntil, web::koreanTime(deposit.until), language);
            page.body += html(u"<dl>\n{}</dl>\n", {rows});
        }
        page.body += paragraph(kTransferExactly.in(language));
        if (order.gateway == "transfer"_L1)
            page.body += paragraph(kByHand.in(language));
        page.body += paragraph(kTransferLater.in(language));
        page.body += checkout_forms::pretendedTransfer(view, language);
        return page;
    }

    constexpr Words kDoneTitle{u"Thank you! Your gift has arrived", u"고맙습니다! 후원이 완료되었습니다"};

    Page done(const CheckoutView &view, Language language)
    {
        Page page{200, Mood::Good, kDoneTitle.in(language), facts(view.order, language)};
        page.body += goBack(view, kGoBack, language);
        return page;
    }

    constexpr Words kReturnedTitle{u"Your gift was given back", u"후원금이 환불되었습니다"};
    constexpr Words kPartlyReturnedTitle{u"A part of your gift was given back",
                                         u"후원금 일부가 환불되었습니다"};

    Page returned(const CheckoutView &view, Language language)
    {
        const Order &order = view.order;
        const bool whole = order.status == OrderStatus::Canceled;
        Page page{200, Mood::Good, (whole ? kReturnedTitle : kPartlyReturnedTitle).in(language),
                  facts(order, language)};
        page.body += goBack(view, kGoBack, language);
        return page;
    }

    struct Reason {
        QLatin1StringView code;
        Words words;
    };
    constexpr Reason kReasons[] = {
        {"REJECT_CARD_PAYMENT"_L1,
         {u"The card company did not accept the payment.", u"카드사가 결제를 승인하지 않았습니다."}},
        {"REJECT_CARD_COMPANY"_L1,
         {u"The card company did not accept the payment.", u"카드사가 결제를 승인하지 않았습니다."}},
        {"INVALID_CARD_EXPIRATION"_L1,
         {u"The card's date of expiry is not right.", u"카드 유효기간이 올바르지 않습니다."}},
        {"INVALID_STOPPED_CARD"_L1, {u"The card was stopped.", u"정지된 카드입니다."}},
        {"EXCEED_MAX_DAILY_PAYMENT_COUNT"_L1,
         {u"The card was used too often today.", u"하루 결제 가능 횟수를 초과했습니다."}},
        {"EXCEED_MAX_PAYMENT_AMOUNT"_L1,
         {u"It is more than can be paid in one day.", u"하루 결제 가능 금액을 초과했습니다."}},
        {"NOT_FOUND_PAYMENT_SESSION"_L1,
         {u"Too much time passed between paying and coming back.", u"결제 시간이 만료되었습니다."}},
        {"NOT_FOUND_PAYMENT"_L1,
         {u"The payment service does not know this payment.", u"결제사에 해당 결제 내역이 없습니다."}},
        {"FORBIDDEN_REQUEST"_L1,
         {u"The payment belongs to another order or has another amount.",
          u"다른 주문의 결제이거나 금액이 다릅니다."}},
    };
    constexpr Words kOtherReason{u"The payment service refused it (%1).", u"결제사가 거절했습니다 (%1)."};
    constexpr Words kNoReason{u"The payment service refused it.", u"결제사가 거절했습니다."};

    /// A gateway's word in a sentence. What does not look like one of their words is not repeated: it may
    /// have come from an address that somebody else wrote.
    QString explained(const QString &code, Language language)
    {
        for (const Reason &reason : kReasons) {
            if (code == reason.code)
                return reason.words.in(language);
        }
        const bool isWord
            = !code.isEmpty() && code.size() <= 60 && std::all_of(code.begin(), code.end(), [](QChar c) {
                  return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
              });
        return isWord ? kOtherReason.in(language).arg(code) : kNoReason.in(language);
    }

    constexpr Words kDeclinedTitle{u"The payment was declined", u"결제가 거절되었습니다"};

    Page declined(const CheckoutView &view, Language language)
    {
        const Order &order = view.order;
        Page page{200, Mood::Bad, kDeclinedTitle.in(language), facts(order, language)};
        page.body += paragraph(explained(order.reason.value_or(QString()), language));
        page.body += paragraph(kNothingCharged.in(language));
        page.body += goBack(view, kGiveAgain, language);
        return page;
    }

    constexpr Words kExpiredTitle{u"This order has expired", u"주문이 만료되었습니다"};
    constexpr Words kExpired{u"It was not paid in time.", u"제한 시간 안에 결제되지 않았습니다."};

    Page expired(const CheckoutView &view, Language language)
    {
        Page page{200, Mood::Bad, kExpiredTitle.in(language), facts(view.order, language)};
        page.body += paragraph(kExpired.in(language));
        page.body += paragraph(kNothingCharged.in(language));
        page.body += goBack(view, kGiveAgain, language);
        return page;
    }

    constexpr Words kLeftTitle{u"You left without paying", u"결제하지 않고 나오셨습니다"};
    constexpr Words kNotPaidTitle{u"The payment did not go through", u"결제가 이루어지지 않았습니다"};
    constexpr Words kBackToCheckout{u"Go back to the payment", u"결제 페이지로 돌아가기"};

    struct Refusal {
        Code code;
        int status;
        Words title;
        Words words;
    };
    constexpr Refusal kRefusals[] = {
        {Code::AmountMismatch,
         409,
         {u"The amount does not match", u"금액이 일치하지 않습니다"},
         {u"The payment came back with another amount than the order was made for, so it was refused and "
          u"reported.",
          u"주문한 금액과 다른 금액으로 돌아온 결제여서 거절하고 기록했습니다."}},
        {Code::NotFound,
         404,
         {u"There is no such order", u"주문을 찾을 수 없습니다"},
         {u"The address may be incomplete, or it is one of another server.",
          u"주소가 잘렸거나 다른 서버의 주소일 수 있습니다."}},
        {Code::Expired,
         410,
         {u"This order has expired", u"주문이 만료되었습니다"},
         {u"It was not paid in time.", u"제한 시간 안에 결제되지 않았습니다."}},
        {Code::TooMany,
         429,
         {u"Too many attempts", u"시도 횟수가 너무 많습니다"},
         {u"This order was tried too often.", u"이 주문은 더 시도할 수 없습니다."}},
    };
    constexpr Refusal kOtherRefusal{
        Code::Malformed,
        400,
        {u"This payment was refused", u"결제를 처리할 수 없습니다"},
        {u"What came back from the payment service does not belong to this order.",
         u"결제사에서 돌아온 내용이 이 주문과 맞지 않습니다."}};

} // namespace

Reply show(const CheckoutView &view, Language language, Timestamp now)
{
    const Order &order = view.order;
    switch (order.status) {
    case OrderStatus::Ready:
        return rendered(order.expiresAt <= now ? expired(view, language) : ready(view, language, now),
                        language);
    case OrderStatus::InProgress:
        return rendered(checking(order, language, now), language);
    case OrderStatus::WaitingForDeposit:
        return rendered(depositing(view, language), language);
    case OrderStatus::Done:
        return rendered(done(view, language), language);
    case OrderStatus::Expired:
        return rendered(expired(view, language), language);
    case OrderStatus::Canceled:
    case OrderStatus::PartialCanceled:
        return rendered(returned(view, language), language);
    case OrderStatus::Aborted:
        break;
    }
    return rendered(declined(view, language), language);
}

Reply leave(const CheckoutView &view, const QString &code, Language language, Timestamp now)
{
    const Order &order = view.order;
    if (order.status != OrderStatus::Ready || order.expiresAt <= now)
        return show(view, language, now);
    const bool left = code == "PAY_PROCESS_CANCELED"_L1;
    Page page{200, Mood::Bad, (left ? kLeftTitle : kNotPaidTitle).in(language), facts(order, language)};
    if (!left)
        page.body += paragraph(explained(code, language));
    page.body += paragraph(kNothingCharged.in(language));
    const qint64 minutes = (order.expiresAt.ms - now.ms + 59'999) / 60'000;
    page.body += paragraph(kValid.in(language).arg(minutes));
    page.body += html(uR"(<p><a class="main" href="/pay/{}">{}</a></p>)"
                      "\n",
                      {order.id.value, kBackToCheckout.in(language)});
    return rendered(page, language);
}

Reply refuse(const Error &error, Language language)
{
    const Refusal *found = &kOtherRefusal;
    for (const Refusal &refusal : kRefusals) {
        if (refusal.code == error.code)
            found = &refusal;
    }
    Page page{found->status, Mood::Bad, found->title.in(language), paragraph(found->words.in(language))};
    page.body += paragraph(kNothingCharged.in(language));
    page.body += paragraph(kGiveAgain.in(language));
    return rendered(page, language);
}

} // namespace madang::payment_pages
