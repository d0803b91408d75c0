// SPDX-License-Identifier: GPL-3.0-or-later
// Banned addresses at the real daemon, behind a proxy it trusts: who comes from one is refused everywhere but where one
// only reads, and is cut off within seconds.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { afterEach } from 'node:test';
import { Daemon, killLiving, program } from './daemon.mjs';
import { Mailbox, Person, WebSocket, guestOf } from './people.mjs';

afterEach(killLiving);

const run = (data, ...args) => {
    const { status, stdout, stderr } = spawnSync(program, [...args, '--data', data], { encoding: 'utf8', timeout: 60000 });
    return { status, out: stdout, err: stderr };
};
const from = (address) => ({ 'X-Forwarded-For': address });

/** A WebSocket as somebody from that address holds one: the frames that came, and the code it was closed with. */
async function connected(daemon, address, token) {
    const socket = new WebSocket(daemon.stompUrl, ['v12.stomp'], { headers: from(address) });
    const frames = new Mailbox();
    const closed = new Mailbox();
    socket.on('message', (data) => frames.put(data.toString()));
    socket.on('close', (code) => closed.put(code));
    await once(socket, 'open');
    socket.send(`CONNECT\naccept-version:1.2\nhost:x\n${token ? `passcode:${token}\n` : ''}\n\0`);
    return { socket, frames, closed };
}

test('a banned address is refused, cut off, and let in again', async (t) => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-bans-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    const daemon = await Daemon.start({ data, config: { server: { trusted_proxies: ['127.0.0.1'] } } });
    const mina = await Person.register(daemon, 'mina');
    const jun = await Person.register(daemon, 'jun');
    const live = await connected(daemon, '203.0.113.9', jun.token);
    assert.match(await live.frames.next(), /^CONNECTED/);
    const other = await connected(daemon, '203.0.114.9', jun.token);
    assert.match(await other.frames.next(), /^CONNECTED/);

    const added = run(data, 'bans', 'add', '203.0.113.77/24', '--days', '3', '--reason', 'a flood of accounts');
    assert.equal(added.status, 0, added.err);
    assert.match(added.out, /203\.0\.113\.0\/24/);
    assert.match(await live.frames.next(5000, 'the reason'), /^ERROR[\s\S]*address-banned/);
    assert.equal(await live.closed.next(5000, 'the end of the connection'), 1008);

    const asks = async (method, address, body, where) => {
        const { status, body: told } = await jun.ask(method, address, body, from(where));
        return `${status} ${told.detail ?? ''}`.trim();
    };
    const banned = '403 address-banned';
    const account = { username: 'from.there', password: 'correct horse battery', nickname: 'x' };
    assert.equal(await asks('POST', '/api/v1/accounts', account, '203.0.113.1'), banned);
    assert.equal(await asks('POST', '/api/v1/sessions', { username: jun.username, password: jun.password }, '203.0.113.255'), banned);
    assert.equal(await asks('POST', '/api/v1/sessions/refresh', { refreshToken: jun.refreshToken }, '203.0.113.1'), banned);
    assert.equal(await asks('POST', '/api/v1/rooms', { name: 'x', visibility: 'public' }, '::ffff:203.0.113.1'), banned);
    assert.equal(await asks('GET', '/api/v1/notifications/stream', undefined, '203.0.113.1'), banned);
    assert.equal(await asks('GET', '/healthz', undefined, '203.0.113.1'), '200');
    assert.equal(await asks('GET', '/api/v1/me', undefined, '203.0.113.1'), '200');
    assert.equal((await guestOf(daemon).ask('POST', '/api/v1/sessions', { username: jun.username, password: jun.password }, from('203.0.114.1'))).status, 201);
    const refused = await connected(daemon, '203.0.113.1', jun.token);
    assert.match(await refused.frames.next(), /^ERROR[\s\S]*address-banned/);
    assert.equal(await refused.closed.next(), 1008);
    assert.equal(other.socket.readyState, WebSocket.OPEN);
    other.socket.close();

    // Over the network: an owner may, and not themselves.
    const own = await mina.ask('POST', '/api/v1/bans', { address: '198.51.100.7' }, from('198.51.100.7'));
    assert.equal(`${own.status} ${own.body.detail}`, '422 yourself');
    assert.equal((await jun.ask('GET', '/api/v1/bans', undefined, from('198.51.100.8'))).status, 403);
    const [first] = (await mina.ok('GET', '/api/v1/bans', undefined, from('198.51.100.7'))).items;
    assert.equal(first.reason, 'a flood of accounts');

    // It holds over a restart, and is lifted without a daemon.
    await daemon.stop();
    const later = await Daemon.start({ data, config: { server: { trusted_proxies: ['127.0.0.1'] } } });
    jun.daemon = later;
    assert.equal(await asks('POST', '/api/v1/accounts', account, '203.0.113.1'), banned);
    await later.stop();
    assert.match(run(data, 'bans', 'list').out, /203\.0\.113\.0\/24.*a flood of accounts/);
    assert.equal(run(data, 'bans', 'remove', '203.0.113.0/24').status, 0);
    assert.equal(run(data, 'bans', 'remove', '203.0.113.0/24').status, 3);
    for (const [address, why] of [['127.0.0.1', /this machine/], ['10.0.0.0/7', /too wide/], ['nowhere', /no address/]]) {
        const { status, err } = run(data, 'bans', 'add', address);
        assert.equal(status, 3);
        assert.match(err, why);
    }
    assert.equal(run(data, 'bans').status, 1);
    const acts = run(data, 'audit', 'list', '--action', 'ban', '--json').out.trim().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(acts.map(({ actor, action }) => `${actor} ${action}`).sort(), ['operator@host ban.remove', 'operator@socket ban.add']);
});
