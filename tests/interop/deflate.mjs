// SPDX-License-Identifier: GPL-3.0-or-later
// permessage-deflate with `ws`, which offers it: what is agreed, one packing for all, bombs, clients without it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import test, { after, before } from 'node:test';
import { Daemon } from './daemon.mjs';
import { secretMarker } from './marker.mjs';
import { Mailbox, Person, WebSocket, fresh } from './people.mjs';

let daemon;
before(async () => {
    daemon = await Daemon.start({ config: { compression: { with: 'everybody' }, server: { trusted_proxies: ['127.0.0.1'] } } });
});
after(() => daemon?.stop());

const count = async (name) => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(await (await fetch(`${daemon.url}/metrics`)).text())[1]);

/** A socket of `ws` with the extensions it agreed to, and the octets that came over the wire. */
async function open(options = {}, url = daemon.stompUrl) {
    const socket = new WebSocket(url, ['v12.stomp'], options);
    const wire = { socket, messages: new Mailbox(), ended: new Mailbox() };
    socket.on('message', (data) => wire.messages.put(data.toString()));
    socket.on('close', (code, reason) => wire.ended.put({ code, reason: reason.toString() }));
    await once(socket, 'open');
    return wire;
}
async function login(wire, person) {
    wire.socket.send(`CONNECT\naccept-version:1.2\nhost:x\nheart-beat:0,0\nAuthorization:Bearer ${person.token}\n\n\0`);
    assert.match(await wire.messages.next(), /^CONNECTED\n/);
}

/** The answer to a handshake with these extensions. */
function handshake(extensions, headers = {}) {
    const { hostname, port } = new URL(daemon.url);
    return new Promise((resolve, reject) => {
        http.request({
            hostname, port, path: '/ws-stomp',
            headers: { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': 13, 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol': 'v12.stomp', 'Sec-WebSocket-Extensions': extensions, ...headers },
        }).on('upgrade', (answer, socket) => {
            socket.destroy();
            resolve(answer.headers['sec-websocket-extensions']);
        }).on('error', reject).end();
    });
}

test('negotiation answers what was offered', async () => {
    const usual = 'permessage-deflate; server_no_context_takeover; client_no_context_takeover';
    assert.equal(await handshake('permessage-deflate; client_max_window_bits'), usual);
    assert.equal(await handshake('permessage-deflate; server_max_window_bits=10'), `${usual}; server_max_window_bits=10`);
    assert.equal(await handshake('permessage-deflate; nonsense=1'), undefined);
    assert.equal(await handshake('permessage-deflate; server_max_window_bits=8, permessage-deflate'), usual);
});

test('a stock client packs and unpacks without knowing', async () => {
    const mina = await Person.register(daemon, 'mina');
    const room = await mina.room();
    for (const perMessageDeflate of [true, { serverMaxWindowBits: 9, threshold: 0 }, { clientNoContextTakeover: true, serverNoContextTakeover: true, threshold: 0 }, false]) {
        const wire = await open({ perMessageDeflate });
        assert.equal(wire.socket.extensions, perMessageDeflate ? 'permessage-deflate' : '');
        await login(wire, mina);
        wire.socket.send(`SUBSCRIBE\nid:s\ndestination:/topic/rooms/${room.id}\nreceipt:r\n\n\0`);
        assert.match(await wire.messages.next(), /^RECEIPT\n/);
        const text = '마당에 모여요 '.repeat(120);
        for (let i = 0; i < 20; ++i) {
            wire.socket.send(`SEND\ndestination:/app/rooms/${room.id}/messages\n\n${JSON.stringify({ text: `${i} ${text}`.trim(), tag: fresh('t') })}\0`);
        }
        for (let i = 0; i < 20; ++i) {
            const message = await wire.messages.next();
            assert.equal(JSON.parse(message.slice(message.indexOf('\n\n') + 2, -1)).body.text, `${i} ${text}`.trim());
        }
        wire.socket.close();
        await wire.ended.next();
    }
});

test('stompjs over ws works as it is', async () => {
    const mina = await Person.register(daemon, 'mina');
    const room = await mina.room();
    const link = await mina.link();
    assert.equal(link.client.webSocket.extensions, 'permessage-deflate');
    const box = await link.subscribe(`/topic/rooms/${room.id}`);
    await link.send(`/app/rooms/${room.id}/messages`, { text: 'x'.repeat(1500), tag: fresh('t') });
    assert.equal(JSON.parse((await box.next()).body).body.text, 'x'.repeat(1500));
    await link.close();
});

test('stomp.py, which does not offer it, gets everything as it is', async () => {
    const suite = path.join(path.dirname(fileURLToPath(import.meta.url)), 'stomp_py.py');
    const client = spawn('/usr/bin/python3', [suite], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, MADANG_URL: daemon.url, MADANG_STOMP_URL: daemon.stompUrl, MADANG_SECRET: secretMarker, PYTHONDONTWRITEBYTECODE: '1' },
    });
    const [code] = await once(client, 'exit');
    assert.ok(code === 0 || code === 77, `stomp_py.py ended with ${code}`);
});

test('a broadcast is packed once for all who get it', async () => {
    const mina = await Person.register(daemon, 'mina');
    const room = await mina.room();
    const wires = [];
    for (let i = 0; i < 25; ++i) {
        const wire = await open({ perMessageDeflate: i % 5 !== 0 });
        await login(wire, mina);
        wire.socket.send(`SUBSCRIBE\nid:s\ndestination:/topic/rooms/${room.id}\nreceipt:r\n\n\0`);
        assert.match(await wire.messages.next(), /^RECEIPT\n/);
        wires.push(wire);
    }
    const before = await count('madang_door_deflated_total');
    const sent = await count('madang_door_sent_bytes_total');
    const text = 'the same words again and again '.repeat(60).trim();
    for (let i = 0; i < 10; ++i) await mina.post(room, text);
    for (const { messages } of wires) for (let i = 0; i < 10; ++i) assert.ok((await messages.next()).includes(text));
    assert.equal((await count('madang_door_deflated_total')) - before, 10);
    const perPacked = ((await count('madang_door_sent_bytes_total')) - sent - 5 * 10 * 2200) / 200;
    assert.ok(perPacked < 700, `${perPacked} octets for each delivery of a packed message of 2,200`);
    wires.forEach(({ socket }) => socket.close());
});

test('a bomb is closed with 1009, rubbish with 1007, and neither hurts others', async () => {
    const mina = await Person.register(daemon, 'mina');
    const healthy = await mina.link();
    /** A masked final text frame with RSV1 and that payload. */
    const packed = (payload) => {
        const head = payload.length < 126 ? Buffer.from([0xc1, 0x80 | payload.length]) : Buffer.from([0xc1, 0x80 | 126, payload.length >> 8, payload.length & 255]);
        return Buffer.concat([head, Buffer.alloc(4), payload]); // a mask of zeros changes nothing
    };
    const deflate = (text) => zlib.deflateRawSync(text, { finishFlush: zlib.constants.Z_SYNC_FLUSH }).subarray(0, -4);
    for (const [payload, code] of [
        [deflate(Buffer.alloc(5 << 20, 'x')), 1009],
        [Buffer.from('ffffffff', 'hex'), 1007],
        [deflate(Buffer.from([0xff, 0xfe, 0xfd])), 1007],
    ]) {
        const wire = await open({ perMessageDeflate: true });
        await login(wire, mina);
        wire.socket._socket.write(packed(payload));
        assert.equal((await wire.ended.next()).code, code);
    }
    // Without an agreement the bit is a violation.
    const plain = await open({ perMessageDeflate: false });
    plain.socket._socket.write(packed(deflate('CONNECT\n\n\0')));
    assert.equal((await plain.ended.next()).code, 1002);
    assert.ok(await healthy.subscribe('/user/queue/notifications'));
    await healthy.close();
});

test('who is on the same machine is not packed for unless asked; who comes through a proxy is', async () => {
    const usual = await Daemon.start({ config: { server: { trusted_proxies: ['127.0.0.1'] } }, log: 'usual.log' });
    const here = await open({}, usual.stompUrl);
    assert.equal(here.socket.extensions, '');
    const remote = await open({ headers: { 'X-Forwarded-For': '192.0.2.7' } }, usual.stompUrl);
    assert.equal(remote.socket.extensions, 'permessage-deflate');
    here.socket.terminate();
    remote.socket.terminate();
    await usual.stop();
    const never = await Daemon.start({ config: { compression: { with: 'nobody' }, server: { trusted_proxies: ['127.0.0.1'] } }, log: 'never.log' });
    const refused = await open({ headers: { 'X-Forwarded-For': '192.0.2.7' } }, never.stompUrl);
    assert.equal(refused.socket.extensions, '');
    refused.socket.terminate();
    await never.stop();
});
