// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody without the program and without an account, in a real browser: reads a campaign, sees it move, previews a
// gift, mistypes an amount, gives. In both languages, on a telephone, under a policy that allows no foreign script.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Browser } from './browser.mjs';
import { Daemon, artifacts } from './daemon.mjs';
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
    en: { fifteen: '15,000 won', nonsense: /not an amount/, small: /too small/, thanks: /Thank you/, somebody: 'Somebody', hidden: 'amount not shown' },
    ko: { fifteen: '15,000원', nonsense: /금액으로 읽을 수 없습니다/, small: /금액이 너무 적습니다/, thanks: /고맙습니다/, somebody: '익명의 후원자', hidden: '금액 비공개' },
};

for (const [language, expected] of Object.entries(words)) {
    test(`a passer-by who reads "${language}" gives on the page and everybody sees it move`, async (t) => {
        const campaign = await mina.ok('POST', '/api/v1/campaigns', {
            title: language === 'ko' ? '겨울나기 연탄 나눔' : 'Coal for the winter', story: '**Warm** rooms.\n\n- coal\n- tea\n\n<script>document.title = "stolen"</script>',
            goal: { amount: 100000, currency: 'KRW' }, endsAt: new Date(Date.now() + 86400000).toISOString(), beneficiary: '마을 회관' });
        const browser = await Browser.start(language);
        const watcher = await Browser.start(language);
        t.after(() => Promise.all([browser.close(), watcher.close()]));
        const page = `${daemon.url}/c/${campaign.id}`;
        const fill = (name, value) => browser.evaluate(`document.querySelector('[name=${name}]').value = ${JSON.stringify(value)}`);
        const wrong = () => browser.sees('document.querySelector(".wrong") !== null');

        await watcher.size(1000, 900);
        await watcher.open(page);
        await watcher.evaluate('window.mark = "same page"');
        await browser.size(360, 720);
        await browser.open(page);
        assert.ok(await browser.evaluate('document.documentElement.scrollWidth <= 360'), 'it fits a telephone');
        assert.equal(await browser.evaluate('document.documentElement.lang'), language);
        assert.equal(await browser.evaluate('document.querySelector(".story strong").textContent'), 'Warm');
        assert.notEqual(await browser.evaluate('document.title'), 'stolen');
        await browser.screenshot(path.join(artifacts(), `${language}-page.png`));

        await fill('amount', 'a lot');
        await browser.press('button[value=pay]');
        await wrong();
        assert.match(await browser.text(), expected.nonsense);
        assert.equal(await browser.evaluate('document.querySelector("[name=amount]").value'), 'a lot', 'what was typed is kept');
        await fill('amount', '９９');
        await browser.press('button[value=pay]');
        await browser.sees(`${expected.small}.test(document.body.innerText)`);

        await fill('amount', '1만 5천원');
        await fill('name', '<b>소라</b>');
        await fill('message', '"따뜻하게" <img src=x>');
        await browser.press('button[value=preview]');
        await browser.sees('document.querySelector(".preview") !== null');
        const preview = await browser.evaluate('document.querySelector(".preview").innerText');
        for (const part of ['<b>소라</b>', expected.fifteen, '"따뜻하게" <img src=x>']) assert.ok(preview.includes(part), part);
        await fill('visibility', 'hidden-name');
        await browser.press('button[value=preview]');
        await browser.sees(`document.querySelector(".preview")?.innerText.includes(${JSON.stringify(expected.somebody)})`);
        await fill('visibility', 'hidden-amount');
        await browser.press('button[value=preview]');
        await browser.sees(`document.querySelector(".preview")?.innerText.includes(${JSON.stringify(expected.hidden)})`);
        await browser.screenshot(path.join(artifacts(), `${language}-preview.png`));
        assert.equal((await mina.ok('GET', `/api/v1/campaigns/${campaign.id}`)).giftCount, 0, 'a preview is no gift');

        await fill('visibility', 'public');
        await browser.press('button[value=pay]');
        await browser.sees('location.pathname.startsWith("/pay/") && document.readyState === "complete"');
        assert.ok((await browser.text()).includes(expected.fifteen));
        await browser.press('button[value=approve]');
        await browser.sees(`${expected.thanks}.test(document.body.innerText)`);

        await watcher.sees(`document.querySelector('[data-live=total]').textContent === ${JSON.stringify(expected.fifteen)}`);
        assert.equal(await watcher.evaluate('window.mark'), 'same page', 'it moved without being loaded again');
        assert.equal(await watcher.evaluate(`document.querySelector('[data-live=count]').textContent`), '1');
        const ticker = await watcher.evaluate(`document.querySelector('[data-live=latest]').innerText`);
        assert.ok(ticker.includes('<b>소라</b>') && ticker.includes('<img src=x>'), ticker);
        assert.equal(await watcher.evaluate(`document.querySelectorAll('[data-live=latest] img').length`), 0);
        assert.equal(await watcher.evaluate(`document.querySelector('progress').value`), 15000);
        await jun.donate(campaign, 5000).then((gift) => browser.open(gift.checkoutUrl));
        await browser.press('button[value=approve]');
        await watcher.sees(`document.querySelector('[data-live=count]').textContent === '2'`);
        await watcher.screenshot(path.join(artifacts(), `${language}-live.png`));

        await mina.ok('POST', `/api/v1/campaigns/${campaign.id}/close`, {});
        await watcher.sees('document.querySelector("#give") === null');
        await watcher.screenshot(path.join(artifacts(), `${language}-closed.png`));
    });
}

test('the page loads nothing from elsewhere and no form of another site gives', async () => {
    const campaign = await mina.campaign('policy', 100000);
    const answer = await fetch(`${daemon.url}/c/${campaign.id}`);
    const policy = answer.headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'/);
    assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline|https?:/);
    const html = await answer.text();
    assert.doesNotMatch(html, /(src|href)="(https?:)?\/\//, 'nothing from elsewhere');
    const foreign = await fetch(`${daemon.url}/c/${campaign.id}/give`, { method: 'POST', redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' }, body: 'tag=web-1&amount=1000&visibility=public&step=pay' });
    assert.equal(foreign.status, 403);
    const send = (body) => fetch(`${daemon.url}/c/${campaign.id}/give`, { method: 'POST', redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: daemon.url }, body });
    const twice = [await send('tag=web-2&amount=1000&visibility=public&step=pay'), await send('tag=web-2&amount=1000&visibility=public&step=pay')];
    assert.deepEqual(twice.map((each) => each.status), [303, 303]);
    assert.equal(twice[0].headers.get('location'), twice[1].headers.get('location'), 'a button pressed twice is one gift');
});

test('the table of gifts is for who made the campaign, and a spreadsheet calculates nothing in it', async () => {
    const campaign = await mina.campaign('table', 100000);
    const gift = await jun.donate(campaign, 7000, { message: '=1+1, "힘내세요"' });
    const key = await fetch(`${daemon.url}/pay/sandbox/${gift.donation.order}`, { method: 'POST', redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: daemon.url }, body: 'decision=approve' });
    await fetch(new URL(key.headers.get('location'), daemon.url));
    const table = (person, language) => fetch(`${daemon.url}/api/v1/campaigns/${campaign.id}/statement.csv`,
        { headers: { ...(person && { authorization: `Bearer ${person.token}` }), 'accept-language': language } });
    const octets = Buffer.from(await (await table(mina, 'ko')).arrayBuffer());
    assert.deepEqual([...octets.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'the mark that spreadsheets need');
    const text = octets.toString('utf8');
    assert.match(text, /"후원자","금액\(원\)"/);
    assert.match(text, /"jun",7000,0,7000,"public","'=1\+1, ""힘내세요"""\r\n$/);
    assert.match(await (await table(mina, 'en')).text(), /"Donor","Amount \(won\)"/);
    assert.equal((await table(jun, 'ko')).status, 403);
    assert.equal((await table(undefined, 'ko')).status, 401);
    const ranking = await (await fetch(`${daemon.url}/api/v1/ranking?campaign=${campaign.id}`)).json();
    assert.deepEqual(ranking.items, [{ rank: 1, name: 'j*n', total: { amount: 7000, currency: 'KRW' }, gifts: 1 }]);
});
