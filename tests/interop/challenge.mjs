// SPDX-License-Identifier: GPL-3.0-or-later
// The proof of work at signing up, as somebody writes it who read the contract: with Node's own SHA-256, behind a
// proxy that the daemon trusts.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { afterEach } from 'node:test';
import { Daemon, killLiving } from './daemon.mjs';
import { fresh, guestOf } from './people.mjs';

afterEach(killLiving);

const from = (address) => ({ 'X-Forwarded-For': address });

function solve({ challenge, bits }) {
    for (let nonce = 0; ; nonce++) {
        const hash = createHash('sha256').update(`${challenge}:${nonce}`).digest();
        if (Math.clz32(hash.readUInt32BE()) >= bits) return { challenge, nonce: `${nonce}` };
    }
}

async function started(accounts) {
    const daemon = await Daemon.start({
        config: { server: { trusted_proxies: ['127.0.0.1'] }, accounts: { hash_memory_mib: 8, hash_operations: 1, challenge_bits: 12, ...accounts }, limits: { rate_percent: 100 } },
    });
    const visitor = guestOf(daemon);
    const asks = async (address = '198.51.100.1') => {
        const { status, body } = await visitor.ask('GET', '/api/v1/registration/challenge', undefined, from(address));
        assert.equal(status, 200);
        return body;
    };
    const registers = async (proof, address = '198.51.100.1') => {
        const account = { username: fresh('somebody'), password: 'correct horse battery', proof };
        const { status, body } = await visitor.ask('POST', '/api/v1/accounts', account, from(address));
        return `${status} ${body.detail ?? ''}`.trim();
    };
    const unproven = async () => Number((await (await fetch(`${daemon.url}/metrics`)).text()).match(/^madang_accounts_unproven_total (\d+)$/m)[1]);
    return { daemon, asks, registers, unproven };
}

test('work that is asked for is proven once', async () => {
    const { daemon, asks, registers, unproven } = await started({ challenge: 'on' });
    const told = await asks();
    assert.deepEqual([told.needed, told.bits, told.expiresIn], [true, 12, 600]);
    assert.equal(await registers(), '403 challenge-needed');
    assert.equal(await registers({ challenge: told.challenge, nonce: 'x'.repeat(33) }), '422 challenge-wrong');
    const proof = solve(told);
    assert.equal(await registers({ ...proof, challenge: `${proof.challenge}x` }), '422 challenge-wrong');
    assert.equal(await registers(proof), '201');
    assert.equal(await registers(proof), '409 challenge-used');
    assert.equal(await registers(solve(await asks())), '201');
    assert.equal(await unproven(), 4);
    await daemon.stop();
});

test('by itself it is asked only of networks that make many accounts', async () => {
    const { daemon, asks, registers } = await started({ challenge: 'auto', challenge_per_network: 2 });
    assert.equal(await registers(), '201');
    assert.equal((await asks()).needed, false);
    assert.equal(await registers(), '201');
    assert.equal((await asks()).needed, true);
    assert.equal(await registers(), '403 challenge-needed');
    assert.equal(await registers(undefined, '198.51.100.2'), '201');
    assert.equal(await registers(solve(await asks())), '201');
    await daemon.stop();
});
