// SPDX-License-Identifier: GPL-3.0-or-later
// What no friendly client sends: octets by hand over `ws`, to see the protocol's edges.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Daemon } from './daemon.mjs';
import { Mailbox, Person, WebSocket, fresh } from './people.mjs';

let daemon;
let mina;
before(async () => {
    daemon = await Daemon.start();
    mina = await Person.register(daemon, 'mina');
});
after(() => daemon?.stop());

/** A WebSocket whose messages and end are kept. */
class Wire {
    messages = new Mailbox();
    ended = new Mailbox();
    static async open(protocols = ['v12.stomp'], options = {}) {
        const wire = new Wire();
        wire.socket = new WebSocket(daemon.stompUrl, protocols, options);
        wire.socket.on('message', (data) => wire.messages.put(data.toString()));
        wire.socket.on('close', (code, reason) => wire.ended.put({ code, reason: reason.toString() }));
        await new Promise((resolve, reject) => wire.socket.once('open', resolve).once('error', reject));
        return wire;
    }
    send(text) {
        this.socket.send(text);
    }
    async connect(headers = {}) {
        const all = { 'accept-version': '1.2', host: 'localhost', Authorization: `Bearer ${mina.token}`, 'heart-beat': '0,0', ...headers };
        this.send(`CONNECT\n${Object.entries(all).map(([key, value]) => `${key}:${value}\n`).join('')}\n\0`);
        const answer = await this.messages.next(5000, 'CONNECTED');
        assert.match(answer, /^CONNECTED\n/);
        return answer;
    }
    /** The next message that is not a heart-beat. */
    async frame() {
        for (;;) {
            const message = await this.messages.next(5000, 'a frame');
            if (message.trim() !== '') return message;
        }
    }
}

const send = (room, body, headers = '') => `SEND\ndestination:/app/rooms/${room.id}/messages\ncontent-type:application/json\n${headers}\n${JSON.stringify(body)}\0`;

test('frames may share a message, and a frame may span several', async () => {
    const room = await mina.room();
    const wire = await Wire.open();
    await wire.connect();
    wire.send(send(room, { text: 'one', tag: fresh('t') }, 'receipt:a\n') + '\n' + send(room, { text: 'two', tag: fresh('t') }, 'receipt:b\n'));
    assert.match(await wire.frame(), /^RECEIPT\n(.*\n)*receipt-id:a\n/);
    assert.match(await wire.frame(), /^RECEIPT\n(.*\n)*receipt-id:b\n/);
    for (const octet of send(room, { text: '셋', tag: fresh('t') }, 'receipt:c\n')) wire.send(octet);
    assert.match(await wire.frame(), /^RECEIPT\n(.*\n)*receipt-id:c\n/);
    assert.deepEqual((await mina.history(room)).filter((event) => event.type === 'message').map((event) => event.body.text), ['one', 'two', '셋']);
    wire.socket.close();
});

test('violations get an ERROR that says why, then the end; nothing after them takes effect', async () => {
    const room = await mina.room();
    const good = (tag) => send(room, { text: tag, tag });
    const cases = [
        ['an unknown command', 'SHOUT\nreceipt:r\n\n\0'],
        ['a second CONNECT', 'CONNECT\naccept-version:1.2\nhost:x\n\n\0'],
        ['a SEND without destination', 'SEND\nreceipt:r\n\nx\0'],
        ['an undefined escape', 'SEND\ndestination:/app/x\\ty\nreceipt:r\n\nx\0'],
        ['a header without colon', 'SEND\ndestination\nreceipt:r\n\nx\0'],
        ['a huge content-length', 'SEND\ndestination:/app/x\ncontent-length:99999999999\n\nx\0'],
        ['a signed content-length', 'SEND\ndestination:/app/x\ncontent-length:-1\n\nx\0'],
        ['a duplicate subscription', 'SUBSCRIBE\nid:s\ndestination:/user/queue/errors\n\n\0SUBSCRIBE\nid:s\ndestination:/user/queue/errors\n\n\0'],
        ['an unknown transaction', 'COMMIT\ntransaction:none\n\n\0'],
        ['an endless header', `SEND\ndestination:${'x'.repeat(70000)}\n\nx\0`],
    ];
    for (const [what, bad] of cases) {
        const wire = await Wire.open();
        await wire.connect();
        wire.send(good(`before ${what}`) + bad + good(`after ${what}`));
        let answer = await wire.frame();
        while (/^RECEIPT/.test(answer)) answer = await wire.frame();
        assert.match(answer, /^ERROR\n(.*\n)*message:.+/, what);
        assert.match(answer, /\ncode:[a-z-]+\n/, what);
        if (bad.includes('receipt:r')) assert.match(answer, /\nreceipt-id:r\n/, what);
        await wire.ended.next(2000, `the end after ${what}`);
    }
    const texts = (await mina.history(room)).filter((event) => event.type === 'message').map((event) => event.body.text);
    assert.deepEqual(texts, cases.map(([what]) => `before ${what}`));
});

test('nothing but CONNECT is heard before CONNECT', async () => {
    const wire = await Wire.open();
    wire.send('SUBSCRIBE\nid:1\ndestination:/topic/rooms/1\n\n\0');
    assert.match(await wire.frame(), /^ERROR\n/);
    await wire.ended.next(2000);
    const old = await Wire.open();
    old.send('CONNECT\naccept-version:9.9\nhost:x\n\n\0');
    assert.match(await old.frame(), /^ERROR\n(.*\n)*version:1\.0,1\.1,1\.2\n/);
    await old.ended.next(2000);
});

test('the server beats as it promised, and gives up on a client that does not', async () => {
    const listening = await Wire.open();
    const [, promised] = /heart-beat:(\d+),\d+/.exec(await listening.connect({ 'heart-beat': '0,1000' })).map(Number);
    const period = Math.max(promised, 1000);
    for (let i = 0; i < 2; ++i) assert.equal((await listening.messages.next(period * 2, 'a heart-beat')).trim(), '');
    listening.socket.close();

    const silent = await Wire.open();
    const [, wanted] = /heart-beat:\d+,(\d+)/.exec(await silent.connect({ 'heart-beat': '500,0' })).map(Number);
    const began = Date.now();
    await silent.ended.next(Math.max(wanted, 500) * 4, 'the end of a silent client');
    assert.ok(Date.now() - began >= Math.max(wanted, 500), 'not before a missed beat');
});

test('only our own pages may connect from a browser', async () => {
    await assert.rejects(Wire.open(['v12.stomp'], { origin: 'http://evil.example' }), /403/);
    await assert.rejects(Wire.open(['v12.stomp'], { origin: 'null' }), /403/);
    const own = await Wire.open(['v12.stomp'], { origin: daemon.url });
    await own.connect();
    own.socket.close();
});

test('an unknown sub-protocol is not accepted in silence', async () => {
    await assert.rejects(Wire.open(['mqtt']));
});

test('a token in the address does not sign in', async () => {
    const answer = await fetch(`${daemon.url}/api/v1/me?access_token=${mina.token}`);
    assert.equal(answer.status, 401);
});

/** Server-sent events as the standard's own parser would part them, until somebody closes it. */
async function events(person, query, headers = {}) {
    const ending = new AbortController();
    const answer = await fetch(`${daemon.url}/api/v1/notifications/stream${query}`, {
        headers: { Authorization: `Bearer ${person.token}`, Accept: 'text/event-stream', ...headers },
        signal: ending.signal,
    });
    const box = new Mailbox();
    if (answer.status !== 200) return { status: answer.status, body: await answer.json() };
    (async () => {
        let rest = '';
        for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
            rest += chunk;
            for (let end; (end = rest.indexOf('\n\n')) >= 0; rest = rest.slice(end + 2)) {
                const lines = rest.slice(0, end).split('\n');
                const of = (name) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
                if (of('data')) box.put({ id: of('id'), notice: JSON.parse(of('data')) });
            }
        }
    })().catch(() => {});
    return { status: 200, box, close: () => ending.abort() };
}

test('the stream of notices tells only the types asked for, and goes on where it ended', async () => {
    const jun = await Person.register(daemon, 'jun');
    const room = await mina.room();
    const stream = await events(jun, '?types=chat');
    assert.equal(stream.status, 200);
    await mina.ok('POST', `/api/v1/rooms/${room.id}/invitations`, { username: jun.username });
    await mina.post(room, `@${jun.username} one`);
    const first = await stream.box.next(5000, 'the mention');
    assert.equal(first.notice.type, 'chat.mention');
    stream.close();
    await mina.post(room, `@${jun.username} two`);
    const again = await events(jun, '?types=chat.mention,donation', { 'Last-Event-ID': first.id });
    const second = await again.box.next(5000, 'the second mention');
    assert.equal(second.notice.type, 'chat.mention');
    assert.ok(BigInt(second.id) > BigInt(first.id));
    await mina.post(room, `@${jun.username} three`);
    assert.equal((await again.box.next(5000, 'the third')).notice.type, 'chat.mention');
    assert.equal(again.box.size, 0);
    again.close();
    const all = await events(jun, '');
    assert.equal((await all.box.next(5000, 'the invitation')).notice.type, 'room.invited');
    all.close();
    const wrong = await events(jun, '?types=chat,donatoin');
    assert.equal(wrong.status, 400);
    assert.equal(wrong.body.field, 'types');
    assert.match(JSON.stringify(wrong.body), /donatoin/);
});
