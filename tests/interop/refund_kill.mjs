// SPDX-License-Identifier: GPL-3.0-or-later
// Donors have gifts back while the daemon is killed outright, again and again: between the gateway's success and our
// COMMIT too. In the end each wish for money is exactly one refund or none, on its card, in the donor's view, in the
// total and in the gateway's own book.
// MADANG_SEED=n repeats a run.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { Daemon, until } from './daemon.mjs';
import { Person, guestOf } from './people.mjs';
import { book, randomFrom } from './money_book.mjs';

const seed = Number(process.env.MADANG_SEED ?? Date.now() % 1000000);
const random = randomFrom(seed);

const kills = 5;
const giftsEach = 12; // refunds under way at each kill
const decisions = ['approve', 'approve', 'refund-lose-before', 'refund-lose-after', 'refund-late', 'refund-refuse'];

test(`no kill gives money back twice or loses it (MADANG_SEED=${seed})`, async (t) => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-refund-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    let daemon = await Daemon.start({ data });
    t.after(() => daemon.child.kill('SIGKILL'));
    const owner = await Person.register(daemon, 'owner');
    const campaign = await owner.campaign('roof', 10000000);
    const donors = [];
    for (let i = 0; i < 4; ++i) donors.push(await Person.register(daemon, `donor${i}`));

    const gifts = []; // {donor, id, amount, part, decision, tag}
    const askBack = ({ donor, id, part, tag }) => fetch(`${daemon.url}/api/v1/donations/${id}/refunds`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${donor.token}`, 'Idempotency-Key': tag },
        body: JSON.stringify({ amount: { amount: part, currency: 'KRW' }, reason: 'changed my mind' }),
    }).then((reply) => reply.text()).catch(() => 'cut');
    for (let kill = 0; kill < kills; ++kill) {
        const round = [];
        for (let i = 0; i < giftsEach; ++i) {
            const donor = donors[random(donors.length)];
            const amount = 1000 + random(50000);
            const decision = decisions[random(decisions.length)];
            const { donation } = await donor.donate(campaign, amount);
            const decided = await fetch(`${daemon.url}/pay/sandbox/${donation.order}`, { method: 'POST', body: new URLSearchParams({ decision }), redirect: 'manual' });
            await fetch(daemon.url + decided.headers.get('location')).then((page) => page.text());
            round.push({ donor, id: donation.id, amount, part: random(2) ? amount : 1 + random(amount), decision, tag: `back-${kill}-${i}` });
        }
        gifts.push(...round);
        const wishes = round.map(askBack);
        await new Promise((done) => setTimeout(done, random(60)));
        await daemon.kill();
        await Promise.all(wishes);
        const left = book(data, `SELECT r.status || '/' || COALESCE(s.status, 'unasked'), COUNT(*) FROM order_return r
            LEFT JOIN sandbox_refund s ON s.key = r.key GROUP BY 1`);
        t.diagnostic(`kill ${kill + 1}: ours/theirs ${JSON.stringify(Object.fromEntries(left))}`);
        daemon = await Daemon.start({ data });
        for (const person of [owner, ...donors]) person.daemon = daemon;
    }

    // Programs send again what was cut, with the same keys: all of it, also what was answered.
    await Promise.all(gifts.map(askBack));
    const open = () => book(data, "SELECT COUNT(*) FROM order_return WHERE status = 'asked'")[0][0];
    await until(() => open() === 0, 40000, 'every outcome being known');

    const back = gifts.filter(({ decision }) => decision !== 'refund-refuse');
    const given = gifts.reduce((all, { amount }) => all + amount, 0);
    const returned = back.reduce((all, { part }) => all + part, 0);
    const { total, giftCount } = await guestOf(daemon).ok('GET', `/api/v1/campaigns/${campaign.id}`);
    assert.equal(total.amount, given - returned);
    assert.equal(giftCount, gifts.length - back.filter(({ amount, part }) => amount === part).length);
    for (const { donor, id, amount, part, decision } of gifts) {
        const seen = await donor.ok('GET', `/api/v1/donations/${id}`);
        assert.equal(seen.refunded.amount, decision === 'refund-refuse' ? 0 : part);
        assert.equal(seen.status, decision === 'refund-refuse' ? 'DONE' : part === amount ? 'CANCELED' : 'PARTIAL_CANCELED');
    }
    const cards = (await owner.history({ id: campaign.room })).filter(({ type }) => type === 'donation.refunded');
    assert.deepEqual(cards.map(({ body }) => body.gift.id).sort(), back.map(({ id }) => id).sort(), 'the room holds a card of each refund once');

    await daemon.stop();
    assert.equal(book(data, "SELECT SUM(amount) FROM sandbox_refund WHERE status = 'returned'")[0][0], returned, 'the gateway gave back what we count');
    assert.equal(book(data, 'SELECT SUM(amount) FROM ledger_posting')[0][0], 0);
    assert.equal(book(data, "SELECT COUNT(*) FROM ledger_entry WHERE kind = 'refund'")[0][0], back.length);
});
