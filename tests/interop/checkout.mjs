// SPDX-License-Identifier: GPL-3.0-or-later
// A donor in a real browser: the sandbox checkout in both languages, approved, declined and left.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Browser } from './browser.mjs';
import { Daemon, artifacts, until } from './daemon.mjs';
import { Person } from './people.mjs';

let daemon;
let mina;
let jun;
before(async () => {
    daemon = await Daemon.start();
    mina = await Person.register(daemon, 'mina');
    jun = await Person.register(daemon, 'jun');
});
after(() => daemon?.stop());

const words = {
    en: { title: 'Confirm your gift', amount: '25,000 won', thanks: /Thank you/, declined: /payment was declined/, nothing: /Nothing was charged/ },
    ko: { title: '후원 내용을 확인해 주세요', amount: '25,000원', thanks: /고맙습니다/, declined: /결제가 거절되었습니다/, nothing: /결제된 금액은 없습니다/ },
};

for (const [language, expected] of Object.entries(words)) {
    test(`a donor who reads "${language}" approves one gift, declines one and leaves one`, async (t) => {
        const campaign = await mina.campaign(language === 'ko' ? '지붕을 고쳐요' : '<b>Mend</b> the roof & more');
        const browser = await Browser.start(language);
        t.after(() => browser.close());
        const picture = (name) => browser.screenshot(path.join(artifacts(), `${language}-${name}.png`));
        const status = async (gift) => (await jun.ok('GET', `/api/v1/donations/${gift.donation.id}`)).status;
        const total = async () => (await mina.ok('GET', `/api/v1/campaigns/${campaign.id}`)).total.amount;

        const gift = await jun.donate(campaign, 25000);
        await browser.size(1000, 800);
        await browser.open(gift.checkoutUrl);
        assert.equal(await browser.evaluate('document.documentElement.lang'), language);
        assert.ok((await browser.text()).includes(expected.title));
        assert.ok((await browser.text()).includes(expected.amount));
        assert.ok((await browser.text()).includes(campaign.title), 'the title is text, not markup');
        assert.equal(await browser.evaluate('getComputedStyle(document.querySelector("main")).fontFamily') === 'serif', false, 'the style sheet is there');
        await picture('checkout');
        await browser.size(360, 720);
        assert.ok(await browser.evaluate('document.documentElement.scrollWidth <= 360'), 'it fits a telephone');
        await picture('checkout-narrow');
        await browser.press('button[value=approve]');
        await browser.sees(`${expected.thanks}.test(document.body.innerText)`);
        await picture('approved');
        assert.equal(await status(gift), 'DONE');
        assert.equal(await total(), 25000);

        const again = await jun.donate(campaign, 1000);
        await browser.open(again.checkoutUrl);
        await browser.press('button[value=decline]');
        await browser.sees(`${expected.declined}.test(document.body.innerText)`);
        assert.match(await browser.text(), expected.nothing);
        await picture('declined');
        assert.equal(await status(again), 'ABORTED');

        const left = await jun.donate(campaign, 2000);
        await browser.open(left.checkoutUrl);
        await browser.press('button[value=abandon]');
        await browser.sees(`${expected.nothing}.test(document.body.innerText)`);
        await picture('abandoned');
        assert.notEqual(await status(left), 'DONE');

        await browser.open(gift.checkoutUrl);
        await browser.sees(`${expected.thanks}.test(document.body.innerText)`); // paid is paid: no second button
        assert.equal(await browser.evaluate('document.querySelectorAll("button[value=approve]").length'), 0);
        assert.equal(await total(), 25000);
    });
}

test('an outcome that stays unclear is said so, and becomes clear by itself', async (t) => {
    const campaign = await mina.campaign('unclear');
    const browser = await Browser.start('en');
    t.after(() => browser.close());
    await browser.size(1000, 900);
    const gift = await jun.donate(campaign, 3000);
    await browser.open(gift.checkoutUrl);
    await browser.press('summary');
    await browser.press('button[value=lose-after]');
    await browser.sees('/being checked/.test(document.body.innerText)');
    await browser.screenshot(path.join(artifacts(), 'en-checking.png'));
    assert.equal((await jun.ok('GET', `/api/v1/donations/${gift.donation.id}`)).status, 'IN_PROGRESS');
    await until(async () => (await jun.ok('GET', `/api/v1/donations/${gift.donation.id}`)).status === 'DONE', 60000, 'the payment became clear');
    assert.equal((await mina.ok('GET', `/api/v1/campaigns/${campaign.id}`)).total.amount, 3000);
});

for (const decision of ['time-out', 'answer-late', 'answer-twice', 'lose-before']) {
    test(`"${decision}" ends in one gift`, async (t) => {
        const campaign = await mina.campaign(decision);
        const browser = await Browser.start('ko');
        t.after(() => browser.close());
        await browser.size(1000, 1000);
        const gift = await jun.donate(campaign, 3000);
        await browser.open(gift.checkoutUrl);
        await browser.press('summary');
        await browser.press(`button[value=${decision}]`);
        await browser.sees('/고맙습니다/.test(document.body.innerText)', 60000); // the page reloads by itself
        assert.equal((await jun.ok('GET', `/api/v1/donations/${gift.donation.id}`)).status, 'DONE');
        assert.equal((await mina.ok('GET', `/api/v1/campaigns/${campaign.id}`)).total.amount, 3000);
    });
}

test('a virtual account is shown until the money is transferred', async (t) => {
    const campaign = await mina.campaign('virtual account');
    const browser = await Browser.start('ko');
    t.after(() => browser.close());
    await browser.size(360, 900);
    const gift = await jun.donate(campaign, 3000);
    const seen = () => jun.ok('GET', `/api/v1/donations/${gift.donation.id}`);
    await browser.open(gift.checkoutUrl);
    await browser.press('button[value=virtual-account]');
    await browser.sees('/아래 계좌로 입금해 주세요/.test(document.body.innerText)');
    const waiting = await seen();
    assert.equal(waiting.status, 'WAITING_FOR_DEPOSIT');
    assert.ok((await browser.text()).includes(waiting.deposit.account));
    assert.ok(waiting.nextCheckAt);
    assert.ok(await browser.evaluate('document.documentElement.scrollWidth <= 360'), 'it fits a telephone');
    await browser.screenshot(path.join(artifacts(), 'ko-virtual-account.png'));
    assert.equal((await mina.ok('GET', `/api/v1/campaigns/${campaign.id}`)).total.amount, 0);
    await browser.press('form[action$="/deposit"] button');
    await browser.sees('/고맙습니다/.test(document.body.innerText)', 30000);
    assert.equal((await seen()).status, 'DONE');
});

test('a bank is chosen and the account stands on the page', async (t) => {
    const transfers = await Daemon.start({ log: 'transfers.log', config: { payments: { gateway: 'transfer', transfer_accounts: ['국민은행 | 123-45-6789 | 마당협회', '신한은행 | 110-222-333 | 마당협회'] } } });
    t.after(() => transfers.stop());
    const owner = await Person.register(transfers, 'owner');
    const donor = await Person.register(transfers, 'donor');
    const campaign = await owner.campaign('by transfer');
    const gift = await donor.donate(campaign, 3000);
    const browser = await Browser.start('ko');
    t.after(() => browser.close());
    await browser.size(360, 900);
    await browser.open(gift.checkoutUrl);
    await browser.press('input[value="1"]');
    await browser.screenshot(path.join(artifacts(), 'ko-banks.png'));
    await browser.press('button[type=submit]');
    await browser.sees('/110-222-333/.test(document.body.innerText)');
    const { deposit, status } = await donor.ok('GET', `/api/v1/donations/${gift.donation.id}`);
    assert.equal(status, 'WAITING_FOR_DEPOSIT');
    assert.ok((await browser.text()).includes(deposit.reference));
    await browser.screenshot(path.join(artifacts(), 'ko-transfer.png'));
});

test('somebody without the program sees a campaign and its progress', async (t) => {
    const campaign = await mina.campaign('public page', 100000);
    const gift = await jun.donate(campaign, 40000, { message: '<b>for the roof</b>', visibility: 'hidden-name' });
    const browser = await Browser.start('ko');
    t.after(() => browser.close());
    await browser.open(gift.checkoutUrl);
    await browser.press('button[value=approve]');
    await browser.sees('/고맙습니다/.test(document.body.innerText)');
    await browser.size(360, 720);
    await browser.open(`${daemon.url}/c/${campaign.id}`);
    const text = await browser.text();
    for (const words of ['public page', '40,000원', '100,000원', '익명의 후원자', '<b>for the roof</b>']) assert.ok(text.includes(words), words);
    assert.ok(!text.includes('jun'), 'what the donor hid is hidden');
    assert.equal(await browser.evaluate('document.querySelector("progress").position'), 0.4);
    assert.ok(await browser.evaluate('document.documentElement.scrollWidth <= 360'), 'it fits a telephone');
    await browser.screenshot(path.join(artifacts(), 'ko-campaign.png'));
});
