// SPDX-License-Identifier: GPL-3.0-or-later
// Donors come back from the sandbox, or from Toss Payments' imposter, while the daemon is killed outright, again and again: between the gateway's
// success and our COMMIT too. In the end each approved order is exactly one gift, in the list, on its card, in the
// donor's view and in the total, and the total is what the gateway's own book took.
// MADANG_SEED=n repeats a run.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { Daemon, until } from './daemon.mjs';
import { Person, guestOf } from './people.mjs';
import { book, randomFrom } from './money_book.mjs';
import { TossImposter } from './toss.mjs';

const seed = Number(process.env.MADANG_SEED ?? Date.now() % 1000000);
const random = randomFrom(seed);

const kills = 6;
const giftsEach = 15; // orders under way at each kill
const decisions = ['approve', 'approve', 'lose-before', 'lose-after', 'decline'];

/** Where the payer decides, and what was taken there in the end. */
const tills = {
    sandbox: async () => ({
        start: {},
        decide: async (daemon, { order }, decision) => {
            const decided = await fetch(`${daemon.url}/pay/sandbox/${order}`, { method: 'POST', body: new URLSearchParams({ decision }), redirect: 'manual' });
            assert.equal(decided.status, 303);
            return decided.headers.get('location');
        },
        states: (data) => book(data, `SELECT o.status || '/' || s.status, COUNT(*) FROM payment_order o
            JOIN sandbox_payment s ON s.order_id = o.id GROUP BY 1`),
        taken: (data) => book(data, 'SELECT SUM(captured) FROM sandbox_payment')[0][0],
    }),
    toss: async (t) => {
        const imposter = await TossImposter.start();
        t.after(() => imposter.stop());
        const faults = { 'lose-before': 'error-before', 'lose-after': 'error-after' };
        return {
            start: imposter.daemon,
            decide: async (daemon, { order, amount }, decision) => {
                const key = await imposter.authorise(order, amount.amount, decision === 'decline' ? 'declined' : 'card');
                if (faults[decision]) await imposter.ask('faults', { faults: [faults[decision], faults[decision]] });
                return `/pay/success?paymentKey=${key}&orderId=${order}&amount=${amount.amount}`;
            },
            states: (data) => book(data, 'SELECT status, COUNT(*) FROM payment_order GROUP BY 1'),
            taken: async () => {
                const { held, capturedTwice } = await imposter.book();
                assert.equal(capturedTwice, false, 'no order was captured twice');
                return held;
            },
        };
    },
};

for (const [name, open] of Object.entries(tills)) test(`no kill makes a gift twice or loses one at ${name} (MADANG_SEED=${seed})`, async (t) => {
    const till = await open(t);
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-money-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    let daemon = await Daemon.start({ data, ...till.start });
    t.after(() => daemon.child.kill('SIGKILL'));
    const owner = await Person.register(daemon, 'owner');
    const campaign = await owner.campaign('roof', 10000000);
    const donors = [];
    for (let i = 0; i < 6; ++i) donors.push(await Person.register(daemon, `donor${i}`));

    const gifts = []; // {donor, id, amount, decision, back}
    for (let kill = 0; kill < kills; ++kill) {
        const round = [];
        for (let i = 0; i < giftsEach; ++i) {
            const donor = donors[random(donors.length)];
            const amount = 100 + random(100000);
            const decision = decisions[random(decisions.length)];
            const { donation } = await donor.donate(campaign, amount);
            round.push({ donor, id: donation.id, amount, decision, back: await till.decide(daemon, donation, decision) });
        }
        gifts.push(...round);
        const visits = round.map(({ back }) => fetch(daemon.url + back).then((page) => page.text()).catch(() => 'cut'));
        await new Promise((done) => setTimeout(done, random(60)));
        await daemon.kill();
        await Promise.all(visits);
        const left = till.states(data);
        t.diagnostic(`kill ${kill + 1}: ours/theirs ${JSON.stringify(Object.fromEntries(left))}`);
        daemon = await Daemon.start({ data, ...till.start });
        for (const donor of [owner, ...donors]) donor.daemon = daemon;
    }

    // Browsers reload what was cut: all of it a second time, also what was answered.
    await Promise.all(gifts.map(({ back }) => fetch(daemon.url + back).then((page) => page.text())));
    const undecided = () => book(data, "SELECT COUNT(*) FROM payment_order WHERE status NOT IN ('DONE', 'ABORTED')")[0][0];
    await until(() => undecided() === 0, 40000, 'every outcome being known');

    const guest = guestOf(daemon);
    const { total, giftCount } = await guest.ok('GET', `/api/v1/campaigns/${campaign.id}`);
    const listed = [];
    for (let next = ''; next !== undefined;) {
        const page = await guest.ok('GET', `/api/v1/campaigns/${campaign.id}/donations?limit=50${next && `&after=${next}`}`);
        listed.push(...page.items);
        next = page.next;
    }
    const given = gifts.filter(({ decision }) => decision !== 'decline');
    const sum = given.reduce((all, { amount }) => all + amount, 0);
    const ids = (items) => items.map(({ id }) => id).sort();
    assert.deepEqual(ids(listed), ids(given), 'the list holds each gift once');
    assert.equal(total.amount, sum);
    assert.equal(giftCount, given.length);
    for (const { donor, id, amount, decision } of gifts) {
        const seen = await donor.ok('GET', `/api/v1/donations/${id}`);
        assert.equal(seen.status, decision === 'decline' ? 'ABORTED' : 'DONE');
        assert.equal(seen.amount.amount, amount);
    }
    const cards = (await owner.history({ id: campaign.room })).filter(({ type }) => type === 'donation');
    assert.deepEqual(cards.map(({ body }) => body.gift.id).sort(), ids(given), 'the room holds a card of each gift once');
    let running = 0;
    for (const { body } of cards) assert.equal(body.total.amount, (running += body.gift.amount.amount), 'each card shows the total with its gift');

    await daemon.stop();
    assert.equal(await till.taken(data), sum, 'the gateway took what we count');
    assert.equal(book(data, 'SELECT SUM(amount) FROM ledger_posting')[0][0], 0);
    assert.equal(book(data, "SELECT COUNT(*) FROM ledger_entry WHERE kind = 'donation'")[0][0], given.length);
});
