// SPDX-License-Identifier: GPL-3.0-or-later
// Every limit that an operator can set, set low and met by stock clients: who goes too far is told, nobody else feels it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import test, { after, before } from 'node:test';
import { Daemon, patience, program, until } from './daemon.mjs';
import { Person, WebSocket, fresh } from './people.mjs';

const limits = {
    rate_percent: 100,
    connections_per_address: 40,
    connections_per_account: 3,
    rooms_per_account: 2,
    subscriptions: 4,
    header_bytes: 4096,
    request_line_bytes: 2048,
    header_line_bytes: 3000,
    header_lines: 40,
    query_parameters: 8,
    body_bytes: 8192,
    chunk_extension_bytes: 100,
    trailer_bytes: 512,
    frame_bytes_before_login: 1024,
    frame_headers_before_login: 12,
    message_fragments_before_login: 4,
    frame_bytes: 4096,
    frame_head_bytes: 2048,
    frame_line_bytes: 1024,
    frame_headers: 20,
    message_bytes: 8000,
    message_fragments: 8,
    pings: 20,
    beat_seconds: 7,
    beat_wanted_seconds: 9,
    unacknowledged: 3,
    transactions: 2,
    transaction_frames: 3,
    commands_in_flight: 4,
    refusals: 30,
};
// Only for those who are meant to be late: on a busy machine a stock client may need longer for its login.
const times = { handshake_seconds: 1, body_seconds: 1, idle_seconds: 2, login_seconds: 1 };
const rates = { 'chat.post': '5/10s', request: '100/10s', subscribe: '12/1m' };

let daemon;
let mina;
before(async () => {
    daemon = await Daemon.start({
        config: { server: { trusted_proxies: ['127.0.0.1'] }, limits, rates },
    });
    mina = await Person.register(daemon, 'mina');
});
after(() => daemon?.stop());

/** Writes what it is told and answers everything that comes until the end. */
async function raw(text, { write = true, to = daemon } = {}) {
    const { port } = new URL(to.url);
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => {});
    let answer = '';
    socket.on('data', (data) => (answer += data));
    await once(socket, 'connect');
    if (write) socket.write(text);
    const began = Date.now();
    await Promise.race([once(socket, 'close'), new Promise((_, reject) => setTimeout(() => reject(new Error('still open after a minute')), patience).unref())]);
    return { answer, ms: Date.now() - began };
}
const status = ({ answer }) => Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? 0);

test('who sends nothing, or half of something, is let go in time', async () => {
    const hasty = await Daemon.start({ config: { limits: { ...limits, ...times } }, log: 'times.log' });
    const [silent, half, body, idle] = await Promise.all([
        raw('', { write: false, to: hasty }),
        raw('GET /healthz HTTP/1.1\r\nHost: x\r\n', { to: hasty }),
        raw('POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{', { to: hasty }),
        raw('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n', { to: hasty }),
    ]);
    assert.equal(silent.answer, '');
    assert.equal(status(half), 408);
    assert.equal(status(body), 408);
    assert.equal(status(idle), 200);
    for (const { ms } of [silent, half, body]) assert.ok(ms > 500, `${ms}`);
    assert.ok(idle.ms > 1500, `${idle.ms}`);
    const waiting = new WebSocket(hasty.stompUrl, ['v12.stomp']);
    const [code] = await once(waiting, 'close');
    assert.equal(code, 1008);
    await hasty.stop();
});

test('what is too large is refused before it is read', async () => {
    assert.equal(status(await raw(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(5000)}\r\n\r\n`)), 431);
    assert.equal(status(await raw('POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n')), 413);
    const early = new WebSocket(daemon.stompUrl, ['v12.stomp']);
    await once(early, 'open');
    early.send('CONNECT\n' + 'x'.repeat(1100));
    assert.equal((await once(early, 'close'))[0], 1009);
    const link = await mina.link();
    link.client.publish({ destination: '/app/rooms/1/messages', body: 'x'.repeat(5000) });
    assert.match((await link.errors.next()).headers.code, /too-l/);
    const huge = await mina.link();
    huge.client.webSocket.send('x'.repeat(9000));
    assert.equal((await huge.closed.next()).code, 1009);
});

test('every part of a request has a limit of its own', async () => {
    const get = async (target, fields = '') => status(await raw(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${fields}\r\n`));
    const query = (count) => Array.from({ length: count }, (_, i) => `p${i}=1`).join('&');
    assert.equal(await get(`/healthz?${query(8)}&`, `X-Long: ${'x'.repeat(2900)}\r\n` + 'X: y\r\n'.repeat(20)), 200);
    assert.equal(await get(`/${'x'.repeat(2100)}`), 414);
    assert.equal(await get('/healthz', `X-Long: ${'x'.repeat(3100)}\r\n`), 431);
    assert.equal(await get('/healthz', 'X: y\r\n'.repeat(40)), 431);
    assert.equal(await get(`/healthz?${query(9)}`), 400);
    const chunked = (body) => raw(`POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body}`);
    const detail = async (body) => JSON.parse((await chunked(body)).answer.split('\r\n\r\n')[1]).detail;
    assert.notEqual(await detail(`2;${'e'.repeat(50)}\r\n{}\r\n0\r\nT: ${'x'.repeat(300)}\r\n\r\n`), 'chunk');
    assert.equal(await detail(`2;${'e'.repeat(150)}\r\n{}\r\n0\r\n\r\n`), 'chunk');
    assert.equal(await detail(`2\r\n{}\r\n0\r\nT: ${'x'.repeat(600)}\r\n\r\n`), 'chunk');
});

test('every part of a frame and of a message has a limit of its own', async () => {
    const refused = async (frame, code) => {
        const link = await mina.link({ refusals: false });
        link.client.webSocket.send(frame);
        assert.match((await link.errors.next()).headers.code, code, frame.slice(0, 30));
        await link.close();
    };
    const nul = '\0';
    await refused(`SEND\ndestination:/app/nowhere\nlong:${'x'.repeat(1100)}\n\n${nul}`, /too-large/);
    await refused(`SEND\ndestination:/app/nowhere\n${`long:${'x'.repeat(900)}\n`.repeat(3)}\n${nul}`, /too-large/);
    await refused(`SEND\ndestination:/app/nowhere\n${'a:b\n'.repeat(20)}\n${nul}`, /too-many/);
    await refused(['a', 'b', 'c'].map((name) => `BEGIN\ntransaction:${name}\n\n${nul}`).join(''), /too-many/);
    await refused(`BEGIN\ntransaction:a\n\n${nul}` + `SEND\ndestination:/app/nowhere\ntransaction:a\n\n{}${nul}`.repeat(4), /too-many/);

    const early = new WebSocket(daemon.stompUrl, ['v12.stomp']);
    await once(early, 'open');
    early.send(`CONNECT\naccept-version:1.2\n${'a:b\n'.repeat(12)}\n${nul}`);
    const [told] = await once(early, 'message');
    assert.match(String(told), /^ERROR[^]*code:too-many/);
    early.terminate();
    const pieces = (socket, count) => {
        for (let i = 0; i < count; ++i) socket.send('\n', { fin: false });
    };
    const cut = new WebSocket(daemon.stompUrl, ['v12.stomp']);
    await once(cut, 'open');
    pieces(cut, 5);
    assert.equal((await once(cut, 'close'))[0], 1009);

    const link = await mina.link({ refusals: false });
    assert.equal(link.connected.headers['heart-beat'], '7000,9000');
    pieces(link.client.webSocket, 9);
    assert.equal((await link.closed.next()).code, 1009);
    const loud = await mina.link({ refusals: false });
    for (let i = 0; i < 21; ++i) loud.client.webSocket.ping();
    assert.equal((await loud.closed.next()).code, 1008);
});

test('a line of headers may be as long as it is set to be', async () => {
    const wide = await Daemon.start({ config: { limits: { header_bytes: 40000, header_line_bytes: 30000 } }, log: 'wide.log' });
    const get = async (octets) => status(await raw(`GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: ${'x'.repeat(octets)}\r\n\r\n`, { to: wide }));
    assert.equal(await get(29000), 200);
    assert.equal(await get(31000), 431);
    await wide.stop();
});

test('rates are per account and action, and say when to come back', async () => {
    const jun = await Person.register(daemon, 'jun');
    const room = await mina.room();
    await jun.join(room);
    // All at once: on a busy machine a token may come back between two that follow each other.
    const post = () => mina.ask('POST', `/api/v1/rooms/${room.id}/messages`, { text: 'x', tag: fresh('t') });
    const began = Date.now();
    const answers = await Promise.all(Array.from({ length: 12 }, post));
    const back = Math.ceil((Date.now() - began) / 2000); // tokens that may have come back meanwhile
    const good = answers.filter(({ status: each }) => each === 201).length;
    const refused = answers.filter(({ status: each }) => each === 429);
    assert.ok(refused.length > 0 && good >= 5 && good <= 5 + back && good + refused.length === 12, `${answers.map(({ status: each }) => each)}`);
    assert.equal(refused[0].body.code, 'rate-limited');
    assert.equal(Number(refused[0].headers.get('retry-after')), refused[0].body.retryAfter);
    assert.ok(refused[0].body.retryAfter >= 1 && refused[0].body.retryAfter <= 10);

    // The same bucket over STOMP, where the connection stays; other actions and other people are not touched.
    const link = await mina.link();
    const receipts = new Map(Array.from({ length: 12 }, (_, i) => [`over-${i}`, undefined]));
    for (const tag of receipts.keys()) receipts.set(tag, link.sendOnly(`/app/rooms/${room.id}/messages`, { text: 'x', tag }));
    const refusal = await link.refusals.next();
    assert.equal(refusal.code, 'rate-limited');
    assert.ok(receipts.has(refusal.tag));
    assert.equal(refusal.receipt, receipts.get(refusal.tag));
    assert.ok(refusal.retryAfter >= 1 && refusal.retryAfter <= 10);
    assert.equal((await mina.ask('GET', `/api/v1/rooms/${room.id}`)).status, 200);
    assert.equal((await jun.ask('POST', `/api/v1/rooms/${room.id}/messages`, { text: 'x', tag: fresh('t') })).status, 201);

    // Who waits as long as it was told may again.
    await new Promise((done) => setTimeout(done, refusal.retryAfter * 1000));
    assert.equal((await mina.ask('POST', `/api/v1/rooms/${room.id}/messages`, { text: 'x', tag: fresh('t') })).status, 201);
    await link.close();
});

test('requests are counted by the address that a known proxy tells of', async () => {
    const from = { 'X-Forwarded-For': '192.0.2.9' };
    const statuses = [];
    // Ten come back every second, so a busy machine gets more of them through before one is too many.
    while (statuses.at(-1) !== 429 && statuses.length < 3000) {
        statuses.push(...(await Promise.all(Array.from({ length: 20 }, () => fetch(`${daemon.url}/healthz`, { headers: from })))).map(({ status: each }) => each));
    }
    assert.ok(statuses.indexOf(429) >= 100, `${statuses.indexOf(429)} requests came through`);
    assert.equal((await fetch(`${daemon.url}/healthz`, { headers: { 'X-Forwarded-For': '192.0.2.10' } })).status, 200);
});

test('connections are counted by the address that a known proxy tells of', async () => {
    const behind = await Daemon.start({
        config: { server: { trusted_proxies: ['127.0.0.1'] }, limits: { ...limits, connections_per_address: 3, login_seconds: 300 } },
        log: 'behind.log',
    });
    const connect = (address) => new WebSocket(behind.stompUrl, ['v12.stomp'], { headers: { 'X-Forwarded-For': address } });
    const here = [];
    for (let i = 0; i < 3; ++i) {
        here.push(connect('192.0.2.9'));
        await once(here[i], 'open');
    }
    const fourth = connect('192.0.2.9');
    fourth.on('error', () => {});
    const [, answer] = await once(fourth, 'unexpected-response');
    assert.equal(answer.statusCode, 429);
    answer.resume();
    // One network of IPv6 counts as one, and others are not touched.
    const there = [];
    for (const host of ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:ffff::3']) {
        const socket = connect(host);
        there.push(socket);
        await once(socket, 'open');
    }
    const from = (address) => fetch(`${behind.url}/healthz`, { headers: { 'X-Forwarded-For': address } }).then(({ status: each }) => each);
    assert.equal(await from('2001:db8:1:2::4'), 429);
    assert.equal(await from('2001:db8:1:3::4'), 200);
    assert.equal(await from('192.0.2.9'), 429);
    here[0].terminate();
    await until(async () => (await from('192.0.2.9')) === 200, patience, 'a place is free again');
    [...here, ...there].forEach((socket) => socket.terminate());
    await behind.stop();
});

test('connections, rooms and subscriptions of an account are counted', async () => {
    const sol = await Person.register(daemon, 'sol');
    const links = [];
    for (let i = 0; i < 3; ++i) links.push(await sol.link({ refusals: false }));
    await assert.rejects(sol.link(), (error) => error.frame?.headers.code === 'too-many');
    await links[2].close();
    await until(() => sol.link({ refusals: false }).then((link) => links.push(link)).catch(() => false), patience, 'a place is free again');

    assert.ok((await sol.room(fresh('one'))).id && (await sol.room(fresh('two'))).id);
    const third = await sol.ask('POST', '/api/v1/rooms', { name: 'three', visibility: 'public' });
    assert.equal(third.status, 422);
    assert.equal(third.body.code, 'too-many');

    const link = links[0];
    link.client.subscribe('/user/queue/errors', (message) => link.refusals.put(JSON.parse(message.body)));
    for (let i = 0; i < 4; ++i) link.client.subscribe('/user/queue/notifications', () => {}, { id: `n${i}` });
    assert.equal((await link.refusals.next()).code, 'too-many');
    await Promise.all(links.map((each) => each.close()));
});

test('a flood is closed, and costs nobody else', async () => {
    const flooder = await Person.register(daemon, 'flooder');
    const link = await flooder.link();
    const healthy = await mina.link();
    const logged = daemon.log().length; // an earlier run's lines stand there too
    for (let i = 0; i < 200; ++i) link.client.publish({ destination: '/app/nowhere', body: '{}' });
    const error = await link.errors.next();
    assert.equal(error.headers.code, 'rate-limited');
    assert.ok(JSON.parse(error.body).retryAfter >= 1);
    assert.equal((await link.closed.next()).code, 1008);
    const box = await healthy.subscribe('/user/queue/notifications');
    assert.ok(box.subscription.id);
    await until(async () => /madang_door_closed_total\{reason="flood"\} 1/.test(await (await fetch(`${daemon.url}/metrics`)).text()), patience, 'the metric');
    assert.ok(daemon.log().slice(logged).split('\n').filter((line) => line.includes('/app/nowhere')).length < 20, 'the log is not flooded');
    await healthy.close();
});

test('connections of one address are counted', async () => {
    const plain = await Daemon.start({ config: { limits: { ...limits, connections_per_address: 5, handshake_seconds: 300 } }, log: 'address.log' });
    const open = new Set();
    const told = [];
    const sockets = Array.from({ length: 12 }, () => {
        const socket = net.connect(new URL(plain.url).port, '127.0.0.1');
        let said = '';
        open.add(socket);
        return socket.on('error', () => {}).on('data', (data) => (said += data)).on('close', () => {
            open.delete(socket);
            told.push(said);
        });
    });
    try {
        // One of the five may be the connection by which the daemon was seen to serve.
        await until(() => open.size <= 5, patience, 'those beyond the fifth are closed');
        assert.ok(open.size >= 4, `${open.size} are left`);
        for (const answer of told) {
            const [head, body] = answer.split('\r\n\r\n');
            assert.match(head, /^HTTP\/1\.1 429 [^]*\r\nRetry-After: \d+/);
            assert.equal(JSON.parse(body).code, 'too-many');
            assert.ok(JSON.parse(body).retryAfter > 0 && JSON.parse(body).requestId);
        }
        // Who comes with a request, as everybody does, is told no less.
        assert.equal(status(await raw('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n', { to: plain })), 429);
    } finally {
        sockets.forEach((socket) => socket.destroy()); // or what failed would wait for them for ever
        await until(() => fetch(`${plain.url}/healthz`).then(() => true, () => false), patience, 'it serves again');
        await plain.stop();
    }
});

test('every limit and rate is explained by `madangd config`', () => {
    const { stdout, status: code } = spawnSync(program, ['config'], { encoding: 'utf8' });
    assert.equal(code, 0);
    for (const key of Object.keys(limits)) assert.match(stdout, new RegExp(`^# [A-Z].*\\.\\n# ${key} = \\d+$`, 'm'));
    for (const name of ['chat.post', 'rooms.create', 'accounts.sign-in', 'connect', 'subscribe', 'request', 'other']) {
        assert.match(stdout, new RegExp(`^# "${name}" = "\\d+/\\d+[smh]"$`, 'm'), name);
    }
});
