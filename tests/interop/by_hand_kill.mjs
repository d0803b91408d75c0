// SPDX-License-Identifier: GPL-3.0-or-later
// An operator notes transfers and sends money back by hand while the daemon is killed outright, again and again. In the
// end each transfer is noted once and each refund posted once, whatever was cut, and what was not sent still counts.
// MADANG_SEED=n repeats a run.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { Daemon } from './daemon.mjs';
import { Person, guestOf } from './people.mjs';
import { book, randomFrom } from './money_book.mjs';

const seed = Number(process.env.MADANG_SEED ?? Date.now() % 1000000);
const random = randomFrom(seed);

const config = { payments: { gateway: 'transfer', transfer_accounts: ['bank | 111-11 | madang'] } };
const kills = 4;
const giftsEach = 10;

test(`no kill posts a transfer or a return by hand twice (MADANG_SEED=${seed})`, async (t) => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-by-hand-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    let daemon = await Daemon.start({ data, config });
    t.after(() => daemon.child.kill('SIGKILL'));
    const operator = await Person.register(daemon, 'operator'); // the first one may move money
    const donor = await Person.register(daemon, 'donor');
    const campaign = await operator.campaign('roof', 10000000);

    const gifts = []; // {id, order, amount, reference, transaction, part}
    const post = (address, body) => fetch(daemon.url + address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${operator.token}` },
        body: JSON.stringify(body),
    }).then((reply) => reply.text()).catch(() => 'cut');
    const note = ({ amount, reference, transaction }) => post('/api/v1/desk/transfers', { transaction, reference, amount: { amount, currency: 'KRW' } });
    const sent = ({ refund, transaction }) => post(`/api/v1/desk/refunds/${refund}/sent`, { transaction: `back-${transaction}` });
    const restart = async () => {
        await daemon.kill();
        daemon = await Daemon.start({ data, config });
        for (const person of [operator, donor]) person.daemon = daemon;
    };
    const cutInBetween = async (begun) => {
        await new Promise((done) => setTimeout(done, random(60)));
        await restart();
        await Promise.all(begun);
    };

    for (let kill = 0; kill < kills; ++kill) {
        const round = [];
        for (let i = 0; i < giftsEach; ++i) {
            const amount = 1000 + random(50000);
            const { donation } = await donor.donate(campaign, amount);
            round.push({ id: donation.id, amount, reference: donation.deposit.reference, transaction: `t-${kill}-${i}`, part: random(2) ? amount : 1 + random(amount) });
        }
        gifts.push(...round);
        await cutInBetween(round.map(note));
    }
    await Promise.all(gifts.map(note)); // all of it again, also what was answered
    const given = gifts.reduce((all, { amount }) => all + amount, 0);
    const total = async () => (await guestOf(daemon).ok('GET', `/api/v1/campaigns/${campaign.id}`)).total.amount;
    assert.equal(await total(), given);

    for (const gift of gifts) {
        const refund = await donor.ok('POST', `/api/v1/donations/${gift.id}/refunds`, { amount: { amount: gift.part, currency: 'KRW' }, reason: 'changed my mind' }, { 'Idempotency-Key': `back-${gift.id}` });
        assert.equal(refund.state, 'by-hand');
        gift.refund = refund.id;
    }
    assert.equal(await total(), given, 'it counts until it is sent');
    for (let kill = 0; kill < kills; ++kill) await cutInBetween(gifts.slice(kill * giftsEach, (kill + 1) * giftsEach).map(sent));
    const left = book(data, "SELECT status, COUNT(*) FROM order_return GROUP BY 1");
    t.diagnostic(`after the kills: ${JSON.stringify(Object.fromEntries(left))}`);
    await Promise.all(gifts.map(sent));

    const returned = gifts.reduce((all, { part }) => all + part, 0);
    assert.equal(await total(), given - returned);
    for (const { id, amount, part } of gifts) {
        const seen = await donor.ok('GET', `/api/v1/donations/${id}`);
        assert.equal(seen.refunded.amount, part);
        assert.equal(seen.status, part === amount ? 'CANCELED' : 'PARTIAL_CANCELED');
    }
    const check = await operator.ok('POST', '/api/v1/desk/ledger-checks', {});
    assert.ok(check.holds, JSON.stringify(check.proofs.filter(({ holds }) => !holds)));
    await daemon.stop();
    assert.equal(book(data, 'SELECT COUNT(*) FROM seen_transfer')[0][0], gifts.length);
    assert.equal(book(data, "SELECT COUNT(*) FROM ledger_entry WHERE kind = 'refund'")[0][0], gifts.length);
    assert.equal(book(data, "SELECT COUNT(*) FROM notice WHERE type = 'refund.returned'")[0][0], gifts.length);
    assert.equal(book(data, 'SELECT COUNT(*) FROM unmatched_money')[0][0], 0);
});
