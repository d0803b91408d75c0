// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/toss_forms.h"

namespace madang::toss_forms {

using namespace Qt::StringLiterals;
using payments::Card;
using payments::Order;
using web::Language;
using web::Page;
using web::won;
using web::Words;

namespace {

    constexpr auto kScriptHost = "https://js.tosspayments.com"_L1;
    constexpr int kLongestName = 100;

    constexpr Words kPay{u"Pay", u"결제하기"};
    constexpr Words kRegister{u"Register a card", u"카드 등록하기"};
    constexpr Words kMethod{u"How do you want to pay?", u"결제 수단을 선택해 주세요"};
    constexpr Words kCard{u"Card or easy pay", u"카드 · 간편결제"};
    constexpr Words kBankTransfer{u"Bank transfer at once", u"계좌이체"};
    constexpr Words kTheirAccount{u"Virtual account: transfer later", u"가상계좌 (나중에 입금)"};
    constexpr Words kNoScript{
        u"The page of Toss Payments could not be loaded. Check the connection, allow scripts of "
        u"js.tosspayments.com, and reload this page. Nothing was charged.",
        u"토스페이먼츠 화면을 불러오지 못했습니다. 인터넷 연결과 js.tosspayments.com 스크립트 차단 "
        u"여부를 "
        u"확인한 뒤 새로 고쳐 주세요. 결제된 금액은 없습니다."};
    constexpr Words kNoClientKey{
        u"This server cannot show the payment page at the moment. Please tell those who run it.",
        u"지금은 이 서버에서 결제 화면을 열 수 없습니다. 운영자에게 알려 주세요."};

    constexpr Words kTheirWindow{
        u"The card is entered in the window of Toss Payments; its number never reaches this server.",
        u"카드 번호는 토스페이먼츠 창에서 입력하며, 이 서버에는 전달되지 않습니다."};

    /// Whether there is a key to show their window with; without one the page says so.
    bool isOffered(Page &page, const QString &clientKey, Language language)
    {
        if (clientKey.isEmpty())
            page.body += html(u"<p class=\"wrong\">{}</p>\n", {kNoClientKey.in(language)});
        return !clientKey.isEmpty();
    }

    void runBesideTheirs(Page &page, const QString &script, Language language)
    {
        page.body += html(uR"(<p id="toss-trouble" class="wrong" hidden>{}</p>
<noscript><p class="wrong">{}</p></noscript>
)",
                          {kNoScript.in(language), kNoScript.in(language)});
        page.scriptHost = kScriptHost;
        page.foreignScript = kScriptHost + "/v2/standard"_L1;
        page.script = script;
    }

    Reply scriptOf(const char *text)
    {
        Reply reply;
        reply.contentType = "text/javascript; charset=utf-8";
        reply.body = text;
        return reply;
    }

} // namespace

void addPayment(Page &page, const Order &order, const QString &clientKey, Language language)
{
    if (!isOffered(page, clientKey, language))
        return;
    page.body
        += html(uR"(<div id="toss" data-client-key="{}" data-order="{}" data-amount="{}" data-name="{}"></div>
<div id="toss-methods"></div>
<div id="toss-terms"></div>
<div id="toss-window" hidden>
<label for="toss-method">{}</label>
<select id="toss-method">
<option value="CARD">{}</option>
<option value="TRANSFER">{}</option>
<option value="VIRTUAL_ACCOUNT">{}</option>
</select>
</div>
<button id="toss-pay" class="main" type="button" disabled>{}</button>
)",
                {clientKey, order.id.value, QString::number(order.amount.won), order.title.left(kLongestName),
                 kMethod.in(language), kCard.in(language), kBankTransfer.in(language),
                 kTheirAccount.in(language), kPay.in(language) + u" · "_s + won(order.amount, language)});
    runBesideTheirs(page, u"/pay/toss.js"_s, language);
}

void addCard(Page &page, const Card &card, const QString &clientKey, Language language)
{
    if (!isOffered(page, clientKey, language))
        return;
    page.body
        += html(uR"(<div id="toss" data-client-key="{}" data-customer-key="{}" data-card="{}"></div>
<button id="toss-register" class="main" type="button" disabled>{}</button>
<p class="note">{}</p>
)",
                {clientKey, card.customerKey, card.token, kRegister.in(language), kTheirWindow.in(language)});
    runBesideTheirs(page, u"/pay/toss-card.js"_s, language);
}

Reply paymentScript()
{
    return scriptOf(R"js('use strict';
(async () => {
  const at = document.getElementById('toss');
  if (!at) return;
  const words = at.dataset;
  const pay = document.getElementById('toss-pay');
  const trouble = document.getElementById('toss-trouble');
  const fail = () => { trouble.hidden = false; pay.disabled = true; };
  if (typeof TossPayments !== 'function') return fail();
  const amount = { currency: 'KRW', value: Number(words.amount) };
  const order = {
    orderId: words.order,
    orderName: words.name,
    successUrl: `${location.origin}/pay/success`,
    failUrl: `${location.origin}/pay/fail`,
  };
  const customerKey = TossPayments.ANONYMOUS;
  let ask;
  try {
    const toss = TossPayments(words.clientKey);
    if (words.clientKey.includes('_gck_')) {
      const widgets = toss.widgets({ customerKey });
      await widgets.setAmount(amount);
      await Promise.all([
        widgets.renderPaymentMethods({ selector: '#toss-methods', variantKey: 'DEFAULT' }),
        widgets.renderAgreement({ selector: '#toss-terms', variantKey: 'AGREEMENT' }),
      ]);
      ask = () => widgets.requestPayment(order);
    } else {
      const payment = toss.payment({ customerKey });
      document.getElementById('toss-window').hidden = false;
      ask = () => payment.requestPayment({ method: document.getElementById('toss-method').value, amount, ...order });
    }
  } catch {
    return fail();
  }
  pay.disabled = false;
  pay.addEventListener('click', async () => {
    pay.disabled = true;
    try {
      await ask();
    } catch {
      pay.disabled = false; // left their window, or did not agree to something: it can be tried again
    }
  });
})();
)js");
}

Reply cardScript()
{
    return scriptOf(R"js('use strict';
(() => {
  const at = document.getElementById('toss');
  if (!at) return;
  const words = at.dataset;
  const register = document.getElementById('toss-register');
  const fail = () => { document.getElementById('toss-trouble').hidden = false; register.disabled = true; };
  if (typeof TossPayments !== 'function') return fail();
  const page = `${location.origin}/pay/card/${words.card}`;
  let payment;
  try {
    payment = TossPayments(words.clientKey).payment({ customerKey: words.customerKey });
  } catch {
    return fail();
  }
  register.disabled = false;
  register.addEventListener('click', async () => {
    register.disabled = true;
    try {
      await payment.requestBillingAuth({ method: 'CARD', successUrl: `${page}/success`, failUrl: `${page}/fail` });
    } catch {
      register.disabled = false; // left their window: it can be tried again
    }
  });
})();
)js");
}

} // namespace madang::toss_forms
