// SPDX-License-Identifier: GPL-3.0-or-later
// A donor in a real browser at Toss Payments' widget. Their script is replaced by one that behaves as documented; our
// page, its policy, its script and the way back are the real ones.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Browser } from './browser.mjs';
import { Daemon, artifacts } from './daemon.mjs';
import { Person } from './people.mjs';
import { TossImposter, clientKey, secretKey } from './toss.mjs';

const widgetUrl = 'https://js.tosspayments.com/v2/standard';

let imposter;
let daemon;
let mina;
let jun;
let campaign;
before(async () => {
    imposter = await TossImposter.start();
    daemon = await Daemon.start(imposter.daemon);
    mina = await Person.register(daemon, 'mina');
    jun = await Person.register(daemon, 'jun');
    campaign = await mina.campaign('지붕을 고쳐요');
});
after(async () => {
    await daemon?.stop();
    imposter?.stop();
});

/** What their script does, as far as a page can tell; `ending` is what happens in their window. */
const widget = (ending) => `
window.TossPayments = (key) => ({ widgets: ({ customerKey }) => {
    let asked;
    return {
        setAmount: async (amount) => { asked = amount; },
        renderPaymentMethods: async ({ selector }) => { document.querySelector(selector).textContent = '신용카드 ' + key; },
        renderAgreement: async ({ selector }) => { document.querySelector(selector).textContent = '약관 동의'; },
        requestPayment: async (order) => { window.asked = { ...order, amount: asked, customerKey }; ${ending} },
    };
} });
window.TossPayments.ANONYMOUS = 'ANONYMOUS';`;
const back = (key) => `location.href = order.successUrl + '?' + new URLSearchParams({ paymentKey: '${key}', orderId: order.orderId, amount: asked.value });`;
const left = `location.href = order.failUrl + '?' + new URLSearchParams({ code: 'PAY_PROCESS_CANCELED', message: 'x', orderId: order.orderId });`;

async function visit(t, gift, ending) {
    const browser = await Browser.start('ko');
    t.after(() => browser.close());
    await browser.size(700, 800);
    if (ending !== undefined) await browser.replace(widgetUrl, widget(ending));
    await browser.open(gift.checkoutUrl);
    return browser;
}
const status = async (gift) => (await jun.ok('GET', `/api/v1/donations/${gift.donation.id}`)).status;

test('a card is paid through the widget', async (t) => {
    const gift = await jun.donate(campaign, 25000);
    const key = await imposter.authorise(gift.donation.order, 25000);
    const browser = await visit(t, gift, back(key));
    await browser.sees("!document.querySelector('#toss-pay').disabled");
    assert.match(await browser.text(), new RegExp(`신용카드 ${clientKey}`));
    await browser.screenshot(path.join(artifacts(), 'widget.png'));
    await browser.press('#toss-pay');
    await browser.sees('/고맙습니다/.test(document.body.innerText)');
    assert.equal(await status(gift), 'DONE');
    assert.equal((await imposter.book()).held, 25000);
});

test('the page lets one foreign script in, and shows no secret', async () => {
    const gift = await jun.donate(campaign, 1000);
    const page = await fetch(gift.checkoutUrl);
    const policy = page.headers.get('content-security-policy');
    assert.match(policy, /script-src 'self' https:\/\/js\.tosspayments\.com;/);
    assert.match(policy, /default-src 'none'/);
    assert.ok(!(await page.text()).includes(secretKey));
    const campaignPolicy = (await fetch(`${daemon.url}/c/${campaign.id}`)).headers.get('content-security-policy');
    assert.ok(!campaignPolicy.includes('tosspayments'), 'no other page lets it in');
});

test('who leaves their window is back at the order', async (t) => {
    const gift = await jun.donate(campaign, 2000);
    const browser = await visit(t, gift, left);
    await browser.sees("!document.querySelector('#toss-pay').disabled");
    await browser.press('#toss-pay');
    await browser.sees('/결제된 금액은 없습니다/.test(document.body.innerText)');
    assert.equal(await status(gift), 'READY');
});

test('a virtual account is shown, and its deposit arrives by itself', async (t) => {
    const gift = await jun.donate(campaign, 3000);
    const key = await imposter.authorise(gift.donation.order, 3000, 'virtual-account');
    const browser = await visit(t, gift, back(key));
    await browser.sees("!document.querySelector('#toss-pay').disabled");
    await browser.press('#toss-pay');
    await browser.sees('/X6505636518308/.test(document.body.innerText)');
    await browser.screenshot(path.join(artifacts(), 'virtual-account.png'));
    assert.equal(await status(gift), 'WAITING_FOR_DEPOSIT');
    await imposter.ask('deposit', { orderId: gift.donation.order });
    const hook = await fetch(`${imposter.url}/imposter/webhook`, { method: 'POST', body: JSON.stringify({ orderId: gift.donation.order }) });
    const told = await fetch(`${daemon.url}/api/v1/webhooks/toss`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: await hook.text() });
    assert.equal(told.status, 200);
    await browser.sees('/고맙습니다/.test(document.body.innerText)', 30000);
    assert.equal(await status(gift), 'DONE');
});

test('where their script cannot be loaded the page says so', async (t) => {
    const gift = await jun.donate(campaign, 4000);
    const browser = await Browser.start('en');
    t.after(() => browser.close());
    await browser.replace(widgetUrl, '');
    await browser.open(gift.checkoutUrl);
    await browser.sees('/could not be loaded/.test(document.body.innerText)');
    assert.equal(await browser.evaluate("document.querySelector('#toss-pay').disabled"), true);
});

test('nothing that comes to the webhook is answered with a fault of ours', async () => {
    for (const body of ['', '{', '[]', 'null', '\u0000', JSON.stringify({ orderId: 'x'.repeat(5000) }), '{"orderId":"no-such-order"}']) {
        const reply = await fetch(`${daemon.url}/api/v1/webhooks/toss`, { method: 'POST', body });
        assert.ok(reply.status < 500, `${JSON.stringify(body.slice(0, 20))}: ${reply.status}`);
    }
    assert.equal((await fetch(`${daemon.url}/api/v1/webhooks/toss`, { method: 'POST', body: 'x'.repeat(40000) })).status, 413);
});
