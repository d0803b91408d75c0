// SPDX-License-Identifier: GPL-3.0-or-later
// A donor in a real browser registers a card at Toss Payments. Their script is replaced by one that behaves as
// documented; our page, its policy, its script and the way back are the real ones.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Browser } from './browser.mjs';
import { Daemon, artifacts, until } from './daemon.mjs';
import { Person, fresh } from './people.mjs';
import { TossImposter, billingClientKey, billingSecretKey, secretKey } from './toss.mjs';

const scriptUrl = 'https://js.tosspayments.com/v2/standard';

let imposter;
let daemon;
let jun;
let campaign;
before(async () => {
    imposter = await TossImposter.start();
    daemon = await Daemon.start(imposter.daemon);
    campaign = await (await Person.register(daemon, 'mina')).campaign('겨울나기 <모금>');
    jun = await Person.register(daemon, 'jun');
});
after(async () => {
    await daemon?.stop();
    imposter?.stop();
});

const pledge = (more = {}) => jun.ok('POST', `/api/v1/campaigns/${campaign.id}/pledges`, { amount: { amount: 10000, currency: 'KRW' }, day: 25, ...more }, { 'Idempotency-Key': fresh('pledge') });
const shown = ({ pledge: { id } }) => jun.ok('GET', `/api/v1/pledges/${id}`);
const customerOf = async (made) => (await (await fetch(made.registrationUrl)).text()).match(/data-customer-key="([^"]+)"/)[1];

/** What their script does, as far as a page can tell; `ending` is what happens in their window. */
const script = (ending) => `
window.TossPayments = (key) => ({ payment: ({ customerKey }) => ({
    requestBillingAuth: async (asked) => { window.asked = { ...asked, key, customerKey }; ${ending} },
}) });
window.TossPayments.ANONYMOUS = 'ANONYMOUS';`;
const back = (authKey) => `location.href = asked.successUrl + '?' + new URLSearchParams({ customerKey, authKey: '${authKey}' });`;
const left = `location.href = asked.failUrl + '?' + new URLSearchParams({ code: 'PAY_PROCESS_CANCELED', message: 'x' });`;

async function visit(t, made, ending, language = 'ko') {
    const browser = await Browser.start(language);
    t.after(() => browser.close());
    await browser.size(700, 800);
    await browser.replace(scriptUrl, ending === undefined ? '' : script(ending));
    await browser.open(made.registrationUrl);
    return browser;
}
async function register(browser) {
    await browser.sees("!document.querySelector('#toss-register').disabled");
    await browser.press('#toss-register');
}

test('a card is registered in their window and charged at once', async (t) => {
    const made = await pledge({ now: true });
    const { authKey } = await imposter.ask('register-card', { customerKey: await customerOf(made) });
    const browser = await visit(t, made, back(authKey));
    await browser.sees("!document.querySelector('#toss-register').disabled");
    await browser.screenshot(path.join(artifacts(), 'register.png'));
    await register(browser);
    await browser.sees('/카드가 등록되었습니다/.test(document.body.innerText)');
    assert.match(await browser.text(), /현대 433012\*+1234/);
    await browser.screenshot(path.join(artifacts(), 'registered.png'));
    const seen = await shown(made);
    assert.equal(seen.state, 'active');
    assert.match(seen.card, /1234$/);
    await until(async () => (await shown(made)).latest?.state === 'paid', 15000, 'the first charge');
    const { held, cards } = await imposter.book();
    assert.equal(held, 10000);
    assert.deepEqual(cards.map(({ issued }) => issued), [true]);
});

test('their window is asked for a card, with the keys of cards', async (t) => {
    const made = await pledge();
    const browser = await visit(t, made, '');
    await register(browser);
    await browser.sees('window.asked !== undefined');
    const asked = await browser.evaluate('window.asked');
    assert.equal(asked.method, 'CARD');
    assert.equal(asked.key, billingClientKey);
    assert.equal(asked.customerKey, await customerOf(made));
    assert.equal(asked.successUrl, `${made.registrationUrl}/success`);
    assert.equal(asked.failUrl, `${made.registrationUrl}/fail`);
});

test('the page lets one foreign script in, and shows no secret', async () => {
    const page = await fetch((await pledge()).registrationUrl);
    assert.match(page.headers.get('content-security-policy'), /script-src 'self' https:\/\/js\.tosspayments\.com;/);
    const text = await page.text();
    for (const secret of [secretKey, billingSecretKey]) assert.ok(!text.includes(secret));
    assert.ok(text.includes('겨울나기 &lt;모금&gt;'));
});

test('who leaves their window can come back', async (t) => {
    const made = await pledge();
    const browser = await visit(t, made, left);
    await register(browser);
    await browser.sees('/등록하지 않고 나오셨습니다/.test(document.body.innerText)');
    assert.equal((await shown(made)).state, 'pending');
    await browser.press('a.main');
    await browser.sees("document.querySelector('#toss-register')?.disabled === false");
});

test('an answer that gets lost is being checked, and the page shows what became of it', async (t) => {
    const made = await pledge();
    const { authKey } = await imposter.ask('register-card', { customerKey: await customerOf(made) });
    await imposter.ask('faults', { faults: ['error-after'] });
    const browser = await visit(t, made, back(authKey));
    await register(browser);
    await browser.sees('/확인하고 있습니다/.test(document.body.innerText)');
    await browser.sees('/카드가 등록되었습니다/.test(document.body.innerText)', 60000);
    assert.equal((await shown(made)).state, 'active');
});

test('where their script cannot be loaded the page says so', async (t) => {
    const browser = await visit(t, await pledge(), undefined, 'en');
    await browser.sees('/could not be loaded/.test(document.body.innerText)');
    assert.equal(await browser.evaluate("document.querySelector('#toss-register').disabled"), true);
});

test('whoever ends it has the key taken away there', async () => {
    const made = await pledge();
    const customerKey = await customerOf(made);
    const { authKey } = await imposter.ask('register-card', { customerKey });
    await fetch(`${made.registrationUrl}/success?${new URLSearchParams({ customerKey, authKey })}`);
    await jun.ok('POST', `/api/v1/pledges/${made.pledge.id}/cancel`);
    await until(async () => (await imposter.book()).cards.find((card) => card.customerKey === customerKey).removed, 30000, 'the key being taken away');
});
