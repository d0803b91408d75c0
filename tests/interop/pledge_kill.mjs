// SPDX-License-Identifier: GPL-3.0-or-later
// Monthly gifts at the sandbox, and at Toss Payments' imposter, while the daemon is killed outright, again and again:
// while cards are registered, and while they are charged, also between the gateway's success and our COMMIT. In the
// end every card is registered once, and every period of every pledge is exactly one charge and one gift, or none
// where the card is refused.
// MADANG_SEED=n repeats a run.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { Daemon, until } from './daemon.mjs';
import { Person, fresh, guestOf } from './people.mjs';
import { book, change, randomFrom } from './money_book.mjs';
import { TossImposter } from './toss.mjs';

const seed = Number(process.env.MADANG_SEED ?? Date.now() % 1000000);
const random = randomFrom(seed);

const registrations = 3; // kills while cards are registered and charged for the first time
const pledgesEach = 8;
const periods = 2; // that come after the first, each with a kill while its charges are under way

/** Where cards are registered and charged, and what was taken there in the end. */
const tills = {
    sandbox: async () => ({
        start: {},
        decide: async (daemon, registration, declines) => {
            const decisions = declines ? ['decline-charges'] : ['approve', 'approve', 'lose-issue', 'lose-charges'];
            const decided = await fetch(`${daemon.url}${registration}/sandbox`, { method: 'POST', body: new URLSearchParams({ decision: decisions[random(decisions.length)] }), redirect: 'manual' });
            assert.equal(decided.status, 303);
            return decided.headers.get('location');
        },
        underWay: async (data) => book(data, "SELECT COUNT(*) FROM payment_order WHERE status = 'IN_PROGRESS'")[0][0] > 0 || random(4) === 0,
        disturb: async () => {},
        taken: async (data) => book(data, 'SELECT SUM(captured) FROM sandbox_payment')[0][0],
        captures: async (data) => book(data, "SELECT COUNT(*) FROM sandbox_payment WHERE captured > 0")[0][0],
    }),
    toss: async (t) => {
        const imposter = await TossImposter.start();
        t.after(() => imposter.stop());
        const faults = ['none', 'none', 'late', 'error-before', 'error-after', 'drop-after', 'provider-error', 'garbage'];
        const captured = async () => (await imposter.book()).payments.filter(({ captures }) => captures > 0).length;
        let before = 0;
        return {
            start: imposter.daemon,
            decide: async (daemon, registration, declines) => {
                const [, customerKey] = (await (await fetch(daemon.url + registration)).text()).match(/data-customer-key="([^"]+)"/);
                const { authKey } = await imposter.ask('register-card', { customerKey, refusal: declines ? 'REJECT_CARD_PAYMENT' : '' });
                return `${registration}/success?${new URLSearchParams({ customerKey, authKey })}`;
            },
            // They took the money, and we do not know it yet: every answer is late.
            late: async () => {
                before = await captured();
                await imposter.ask('faults', { faults: Array(200).fill('late'), lateness: 1500 });
            },
            underWay: async () => (await captured()) > before + 2,
            disturb: async () => imposter.ask('faults', { faults: Array.from({ length: 12 }, () => faults[random(faults.length)]), lateness: 200 }),
            calm: async () => imposter.ask('faults', { faults: [] }),
            taken: async () => {
                const { held, capturedTwice, cards } = await imposter.book();
                assert.equal(capturedTwice, false, 'no order was captured twice');
                assert.ok(cards.every(({ issued, removed }) => issued && !removed), 'every card was issued');
                return held;
            },
            captures: captured,
        };
    },
};

for (const [name, open] of Object.entries(tills)) test(`no kill charges a period twice or forgets it at ${name} (MADANG_SEED=${seed})`, async (t) => {
    const till = await open(t);
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-pledges-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    let daemon = await Daemon.start({ data, ...till.start });
    t.after(() => daemon.child.kill('SIGKILL'));
    const owner = await Person.register(daemon, 'owner');
    const campaign = await owner.campaign('roof', 10000000);
    const donors = [];
    for (let i = 0; i < 4; ++i) donors.push(await Person.register(daemon, `donor${i}`));
    const restart = async () => {
        daemon = await Daemon.start({ data, ...till.start });
        for (const person of [owner, ...donors]) person.daemon = daemon;
    };
    const count = (question) => book(data, `SELECT COUNT(*) FROM ${question}`)[0][0];
    const settled = () => until(() => count("billing_card WHERE status IN ('asked', 'ready')") === 0
        && count("payment_order WHERE status NOT IN ('DONE', 'ABORTED')") === 0
        && count("pledge WHERE state = 'pending'") === 0 && count("pledge WHERE next_at <= " + Date.now()) === 0, 60000, 'every outcome being known');

    const pledges = []; // {donor, id, amount, declines, back}
    for (let kill = 0; kill < registrations; ++kill) {
        const round = [];
        for (let i = 0; i < pledgesEach; ++i) {
            const donor = donors[random(donors.length)];
            const amount = 1000 + random(50000);
            const declines = random(5) === 0;
            const made = await donor.ok('POST', `/api/v1/campaigns/${campaign.id}/pledges`, { amount: { amount, currency: 'KRW' }, day: 25, now: true }, { 'Idempotency-Key': fresh('pledge') });
            const back = await till.decide(daemon, new URL(made.registrationUrl).pathname, declines);
            round.push({ donor, id: made.pledge.id, amount, declines, back });
        }
        pledges.push(...round);
        await till.disturb();
        const visits = round.map(({ back }) => fetch(daemon.url + back).then((page) => page.text()).catch(() => 'cut'));
        await new Promise((done) => setTimeout(done, random(150)));
        await daemon.kill();
        await Promise.all(visits);
        t.diagnostic(`kill ${kill + 1}: cards ${JSON.stringify(book(data, 'SELECT status, COUNT(*) FROM billing_card GROUP BY 1'))} orders ${JSON.stringify(book(data, 'SELECT status, COUNT(*) FROM payment_order GROUP BY 1'))}`);
        await till.calm?.();
        await restart();
    }
    // Browsers reload what was cut: all of it a second time, also what was answered.
    await Promise.all(pledges.map(({ back }) => fetch(daemon.url + back).then((page) => page.text())));
    await settled();

    for (let period = 0; period < periods; ++period) {
        await daemon.stop();
        // A month passes: what was, lies further back, and today is due.
        change(data, `UPDATE donation SET tag = 'past-' || id WHERE tag LIKE '#pledge.%';
            UPDATE pledge_charge SET state = 'stopped', next_try_at = NULL WHERE state = 'retrying';
            UPDATE pledge_charge SET due_on = '200${period}-01-01' WHERE due_on > '2010';
            UPDATE pledge SET served_until = '2009-01-01', next_at = ${Date.now()} WHERE state = 'active';`);
        await till.late?.();
        await restart();
        await until(() => till.underWay(data), 60000, 'charges being under way');
        await daemon.kill();
        t.diagnostic(`period ${period + 1}: orders ${JSON.stringify(book(data, 'SELECT status, COUNT(*) FROM payment_order GROUP BY 1'))}, captured there ${await till.captures(data)}`);
        await till.calm?.();
        await restart();
        await settled();
    }

    const good = pledges.filter(({ declines }) => !declines);
    const sum = good.reduce((all, { amount }) => all + amount * (1 + periods), 0);
    const { total, giftCount } = await guestOf(daemon).ok('GET', `/api/v1/campaigns/${campaign.id}`);
    assert.equal(giftCount, good.length * (1 + periods));
    assert.equal(total.amount, sum);
    for (const { donor, id, declines } of pledges) {
        const { items } = await donor.ok('GET', `/api/v1/pledges/${id}/charges`);
        assert.equal(items.length, 1 + periods, 'one charge for each period');
        for (const { state, donation } of items) assert.equal(state === 'paid' && donation !== undefined, !declines, `${id}: ${state}`);
        assert.equal(new Set(items.map(({ donation }) => donation)).size, 1 + periods, 'each is a gift of its own');
    }
    await daemon.stop();
    assert.doesNotMatch(daemon.log(), /Z_t5|sandbox_card_/, 'no billing key is in the log');
    assert.equal(count("billing_card WHERE status = 'registered'"), pledges.length);
    assert.equal(await till.captures(data), good.length * (1 + periods), 'the gateway captured each period once');
    assert.equal(await till.taken(data), sum, 'the gateway took what we count');
    assert.equal(book(data, 'SELECT SUM(amount) FROM ledger_posting')[0][0], 0);
    assert.equal(count("ledger_entry WHERE kind = 'donation'"), good.length * (1 + periods));
});
