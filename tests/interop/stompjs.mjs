// SPDX-License-Identifier: GPL-3.0-or-later
// What a web front built on @stomp/stompjs may rely on.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Daemon } from './daemon.mjs';
import { Link, Person, fresh, guestOf, said } from './people.mjs';

let daemon;
let mina;
let jun;
before(async () => {
    daemon = await Daemon.start();
    mina = await Person.register(daemon, 'mina');
    jun = await Person.register(daemon, 'jun');
});
after(() => daemon?.stop());

/** A room of both, with a link each. */
async function together() {
    const room = await mina.room('together');
    await jun.join(room);
    const links = { mina: await mina.link(), jun: await jun.link() };
    return { room, topic: `/topic/rooms/${room.id}`, app: `/app/rooms/${room.id}/messages`, ...links, close: () => Promise.all([links.mina.close(), links.jun.close()]) };
}

test('connects with STOMP 1.2 and is told the server and its heart-beats', async () => {
    const link = await mina.link();
    assert.equal(link.client.webSocket.protocol, 'v12.stomp');
    assert.equal(link.connected.headers.version, '1.2');
    assert.match(link.connected.headers.server, /madang/i);
    assert.match(link.connected.headers['heart-beat'], /^\d+,\d+$/);
    await link.close();
});

test('older versions are spoken too', async () => {
    for (const [asked, spoken] of [[['1.1'], '1.1'], [['1.0'], '1.0'], [['1.0', '1.1', '1.2'], '1.2']]) {
        const link = await mina.link({ versions: asked });
        assert.equal(link.connected.headers.version, spoken);
        await link.close();
    }
});

test('a post is receipted with its position and reaches everybody as one event', async () => {
    const { room, topic, app, ...link } = await together();
    const boxes = [await link.mina.subscribe(topic), await link.jun.subscribe(topic)];
    const tag = fresh('tag');
    const receipt = await link.jun.send(app, { text: 'hello', tag });
    for (const box of boxes) {
        const message = await box.next();
        const event = JSON.parse(message.body);
        assert.equal(message.headers.event, 'message');
        assert.equal(message.headers.destination, topic);
        assert.equal(message.headers['message-id'], event.id);
        assert.equal(message.headers.position, String(event.position));
        assert.equal(receipt.headers.position, message.headers.position);
        assert.equal(receipt.headers['event-id'], event.id);
        assert.equal(event.room, room.id);
        assert.equal(event.type, 'message');
        assert.deepEqual(event.sender, { id: jun.id, nickname: 'jun' });
        assert.deepEqual(said(event), { text: 'hello', tag });
        assert.match(event.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    await link.close();
});

test('text comes back as it was written, in NFC', async () => {
    const { topic, app, ...link } = await together();
    const box = await link.mina.subscribe(topic);
    await link.jun.send(app, { text: '안녕하세요 👩‍👩‍👧 a:b\\c\nd', tag: fresh('tag') });
    assert.equal(JSON.parse((await box.next()).body).body.text, '안녕하세요 👩‍👩‍👧 a:b\\c\nd');
    await link.jun.send(app, { text: '한글'.normalize('NFD'), tag: fresh('tag') });
    assert.equal(JSON.parse((await box.next()).body).body.text, '한글');
    await link.close();
});

test('a repeated tag is stored once and answers the first event', async () => {
    const { topic, app, room, ...link } = await together();
    const box = await link.mina.subscribe(topic);
    const tag = fresh('tag');
    const first = await link.jun.send(app, { text: 'once', tag });
    const again = await link.jun.send(app, { text: 'something else', tag });
    assert.equal(again.headers['event-id'], first.headers['event-id']);
    assert.equal(again.headers.position, first.headers.position);
    await link.jun.send(app, { text: 'fence', tag: fresh('tag') });
    assert.equal(JSON.parse((await box.next()).body).body.text, 'once');
    assert.equal(JSON.parse((await box.next()).body).body.text, 'fence');
    const texts = (await mina.history(room)).filter((event) => event.type === 'message').map((event) => event.body.text);
    assert.deepEqual(texts, ['once', 'fence']);
    await link.close();
});

test('resuming after a position brings what was missed, then what is live, without gap or repeat', async () => {
    const { room, topic, app, ...link } = await together();
    const first = await link.jun.send(app, { text: 'before the cut', tag: fresh('tag') });
    await link.mina.close();
    for (let i = 0; i < 450; ++i) link.jun.sendOnly(app, { text: `missed ${i}`, tag: fresh('tag') });
    await link.jun.send(app, { text: 'missed last', tag: fresh('tag') });

    const { epoch } = await mina.ok('GET', `/api/v1/rooms/${room.id}`);
    const again = await mina.link();
    const writing = (async () => {
        for (let i = 0; i < 200; ++i) await link.jun.send(app, { text: `live ${i}`, tag: fresh('tag') });
    })();
    const box = await again.subscribe(topic, { after: first.headers.position, epoch });
    for (let position = Number(first.headers.position) + 1; position <= Number(first.headers.position) + 651; ++position) {
        const message = await box.next();
        assert.equal(message.headers.position, String(position));
    }
    await writing;
    await link.jun.send(app, { text: 'fence', tag: fresh('tag') });
    assert.equal(JSON.parse((await box.next()).body).body.text, 'fence');
    assert.equal(box.size, 0);
    await again.close();
    await link.jun.close();
});

test('another epoch, or a position that never was, is answered by one reload', async () => {
    const { room, topic, app, ...link } = await together();
    const shown = await mina.ok('GET', `/api/v1/rooms/${room.id}`);
    for (const cursor of [{ after: '1', epoch: 'another' }, { after: '1000000', epoch: shown.epoch }]) {
        const box = await link.mina.subscribe(topic, cursor);
        const message = await box.next();
        assert.equal(message.headers.event, 'reload');
        assert.deepEqual(JSON.parse(message.body), { room: room.id, epoch: shown.epoch, position: (await mina.ok('GET', `/api/v1/rooms/${room.id}`)).position });
        await link.jun.send(app, { text: 'fence', tag: fresh('tag') });
        assert.equal(JSON.parse((await box.next()).body).body.text, 'fence', 'live events follow the reload');
        box.subscription.unsubscribe();
    }
    await link.close();
});

test('a refused command is told on /user/queue/errors and costs neither receipt nor connection', async () => {
    const { room, topic, app, ...link } = await together();
    const stranger = await Person.register(daemon, 'stranger');
    const outside = await stranger.link();
    const cases = [
        [link.jun, app, { text: 'x'.repeat(4001), tag: 'too-long' }, { code: 'too-long', field: 'text' }],
        [link.jun, app, { text: 'no tag' }, { code: 'malformed', field: 'tag' }],
        [link.jun, app, { text: 7, tag: 'number' }, { code: 'malformed', field: 'text' }],
        [link.jun, '/app/rooms/nowhere/messages', { text: 'x', tag: 'lost' }, {}],
        [link.jun, topic, { text: 'forged', tag: 'forged' }, { code: 'not-found' }], // no command, and its tag all the same
        [outside, app, { text: 'not a member', tag: 'outside' }, { code: 'not-allowed' }],
    ];
    for (const [from, destination, body, expected] of cases) {
        const receipt = from.sendOnly(destination, body);
        const refusal = await from.refusals.next(5000, `the refusal of ${JSON.stringify(body).slice(0, 60)}`);
        assert.equal(refusal.receipt, receipt);
        assert.ok(refusal.code);
        for (const [key, value] of Object.entries(expected)) assert.equal(refusal[key], value, JSON.stringify(refusal));
        if (body.tag) assert.equal(refusal.tag, body.tag);
    }
    await link.jun.send(app, { text: 'still here', tag: fresh('tag') });
    const stored = (await mina.history(room)).filter((event) => event.type === 'message').map(said);
    assert.deepEqual(stored.map((message) => message.text), ['still here']);
    await outside.close();
    await link.close();
});

test('a private room and a room that is not there look the same', async () => {
    const room = await mina.room('secret', 'private');
    const link = await jun.link();
    const seen = [];
    for (const id of [room.id, '999999999999']) {
        link.client.subscribe(`/topic/rooms/${id}`, () => assert.fail('told to a stranger'), { receipt: fresh('receipt') });
        const { code, detail, status } = await link.refusals.next();
        seen.push({ code, detail, status });
        assert.equal((await jun.ask('GET', `/api/v1/rooms/${id}/events`)).status, 404);
    }
    assert.equal(seen[0].code, 'not-found');
    assert.deepEqual(seen[0], seen[1]);
    await link.close();
});

test('a strict client gets ERROR and is closed', async () => {
    const room = await mina.room();
    const link = await mina.link({ headers: { refusals: 'strict' }, refusals: false });
    const receipt = link.sendOnly(`/app/rooms/${room.id}/messages`, { text: '', tag: 'empty' });
    const error = await link.errors.next();
    assert.equal(error.command, 'ERROR');
    assert.equal(error.headers.code, 'invalid-value');
    assert.equal(error.headers['receipt-id'], receipt);
    assert.ok(error.headers.message);
    await link.closed.next();
    await link.close();
});

test('a wrong token is refused, no token is a guest', async () => {
    for (const token of ['nonsense', `${mina.token}x`, mina.token.split('.').slice(0, 2).join('.') + '.']) {
        await assert.rejects(Link.open(daemon, { token }), (refusal) => refusal.frame?.headers.code === 'not-signed-in');
    }
    const room = await mina.room('open');
    const guest = await Link.open(daemon, {});
    guest.client.subscribe('/user/queue/errors', (message) => guest.refusals.put(JSON.parse(message.body)));
    const box = await guest.subscribe(`/topic/rooms/${room.id}`);
    await mina.post(room, 'for everybody');
    assert.equal(JSON.parse((await box.next()).body).body.text, 'for everybody');
    await guest.close();

    const strict = await Link.open(daemon, { headers: { refusals: 'strict' } });
    strict.sendOnly(`/app/rooms/${room.id}/messages`, { text: 'from nobody', tag: 'guest' });
    assert.equal((await strict.errors.next()).headers.code, 'not-signed-in');
    await strict.close();
    assert.equal((await guestOf(daemon).ask('POST', '/api/v1/rooms', { name: 'x' })).status, 401);
});

test('transactions are stored together or not at all', async () => {
    const { topic, app, ...link } = await together();
    const box = await link.mina.subscribe(topic);
    const begin = link.jun.client.begin();
    for (const text of ['one', 'two', 'three']) {
        link.jun.client.publish({ destination: app, body: JSON.stringify({ text, tag: fresh('tag') }), headers: { transaction: begin.id } });
    }
    const aborted = link.jun.client.begin();
    link.jun.client.publish({ destination: app, body: JSON.stringify({ text: 'never', tag: fresh('tag') }), headers: { transaction: aborted.id } });
    aborted.abort();
    await link.jun.send(app, { text: 'beside', tag: fresh('tag') });
    assert.equal(JSON.parse((await box.next()).body).body.text, 'beside');
    begin.commit();
    const got = [];
    for (let i = 0; i < 3; ++i) got.push(JSON.parse((await box.next()).body));
    assert.deepEqual(got.map((event) => event.body.text), ['one', 'two', 'three']);
    assert.deepEqual(got.map((event) => event.position - got[0].position), [0, 1, 2]);
    await link.jun.send(app, { text: 'fence', tag: fresh('tag') });
    assert.equal(JSON.parse((await box.next()).body).body.text, 'fence');

    const broken = link.jun.client.begin();
    link.jun.client.publish({ destination: app, body: JSON.stringify({ text: 'good', tag: fresh('tag') }), headers: { transaction: broken.id } });
    link.jun.client.publish({ destination: app, body: JSON.stringify({ text: 'x'.repeat(5000), tag: fresh('tag') }), headers: { transaction: broken.id } });
    broken.commit();
    assert.equal((await link.jun.refusals.next()).code, 'too-long');
    await link.jun.send(app, { text: 'fence two', tag: fresh('tag') });
    assert.equal(JSON.parse((await box.next()).body).body.text, 'fence two', 'nothing of the broken transaction is stored');
    await link.close();
});

test('a notice comes again until it is acknowledged', async () => {
    const guest = await Person.register(daemon, 'invited');
    const rooms = [await mina.room('one', 'private'), await mina.room('two', 'private')];
    await mina.ok('POST', `/api/v1/rooms/${rooms[0].id}/invitations`, { username: guest.username });
    const queue = '/user/queue/notifications';

    const first = await guest.link();
    const unread = await (await first.subscribe(queue, { ack: 'client-individual' })).next();
    assert.equal(JSON.parse(unread.body).body.name, 'one');
    await first.close();

    const second = await guest.link();
    const box = await second.subscribe(queue, { ack: 'client-individual' });
    const again = await box.next();
    assert.equal(JSON.parse(again.body).id, JSON.parse(unread.body).id);
    const receipt = second.receipt();
    again.ack({ receipt: receipt.id });
    await receipt.came;
    await mina.ok('POST', `/api/v1/rooms/${rooms[1].id}/invitations`, { username: guest.username });
    assert.equal(JSON.parse((await box.next()).body).body.name, 'two');
    await second.close();

    const third = await guest.link();
    const last = await (await third.subscribe(queue, { ack: 'client-individual' })).next();
    assert.equal(JSON.parse(last.body).body.name, 'two', 'the acknowledged one is gone');
    await third.close();
});

test('leaving a room ends its events', async () => {
    const { room, topic, app, ...link } = await together();
    await mina.ok('POST', `/api/v1/rooms/${room.id}/messages`, { text: 'x', tag: fresh('tag') });
    const hidden = await mina.room('hidden', 'private');
    await mina.ok('POST', `/api/v1/rooms/${hidden.id}/invitations`, { username: jun.username });
    const box = await link.jun.subscribe(`/topic/rooms/${hidden.id}`);
    await mina.post(hidden, 'while jun is in');
    assert.equal(JSON.parse((await box.next()).body).body.text, 'while jun is in');
    await mina.ok('DELETE', `/api/v1/rooms/${hidden.id}/members/${jun.id}`);
    await mina.post(hidden, 'after jun left');
    const other = await link.jun.subscribe(topic);
    await link.mina.send(app, { text: 'fence', tag: fresh('tag') });
    assert.equal(JSON.parse((await other.next()).body).body.text, 'fence');
    while (box.size) assert.notEqual(JSON.parse((await box.next()).body).body?.text, 'after jun left');
    await link.close();
});

test('typing and read positions are told on the ephemeral topic', async () => {
    const { room, app, ...link } = await together();
    const { headers } = await link.jun.send(app, { text: 'read me', tag: fresh('tag') });
    const box = await link.mina.subscribe(`/topic/rooms/${room.id}/ephemeral`);
    await link.jun.send(`/app/rooms/${room.id}/typing`, { typing: true });
    const typing = await box.next();
    assert.equal(typing.headers.event, 'typing');
    assert.deepEqual(JSON.parse(typing.body), { room: room.id, person: { id: jun.id, nickname: 'jun' }, typing: true });
    await link.jun.send(`/app/rooms/${room.id}/read`, { position: Number(headers.position) });
    const read = await box.next();
    assert.equal(read.headers.event, 'read');
    assert.deepEqual(JSON.parse(read.body), { room: room.id, user: jun.id, position: Number(headers.position) });
    await link.close();
});

test('signing out closes the sockets of that session, and of that one only', async () => {
    const laptop = await Person.register(daemon, 'traveller');
    const phone = new Person(daemon, laptop.username);
    phone.accept(await phone.ok('POST', '/api/v1/sessions', { username: laptop.username, password: laptop.password, device: 'phone' }));
    const links = [await laptop.link(), await phone.link()];
    const began = Date.now();
    await laptop.ok('DELETE', '/api/v1/sessions/current');
    await links[0].closed.next(5000, 'the end of the signed-out socket');
    assert.ok(Date.now() - began < 5000);
    const room = await phone.room();
    await links[1].send(`/app/rooms/${room.id}/messages`, { text: 'phone goes on', tag: fresh('tag') });
    assert.equal((await laptop.ask('GET', '/api/v1/me')).status, 401);
    await Promise.all(links.map((link) => link.close()));
});

test('the older paths and destinations do the same things', async () => {
    const room = await mina.ok('POST', '/room/create', { name: 'older' });
    await jun.join(room);
    assert.ok((await mina.ok('GET', '/room/list')).items.some((item) => item.id === room.id));
    assert.equal((await mina.ok('GET', `/room/enter/${room.id}`)).name, 'older');
    const links = [await mina.link(), await jun.link()];
    const box = await links[0].subscribe(`/sub/chat/room/${room.id}`);
    await links[1].send(`/pub/room/${room.id}/message`, { content: '예전 방식' });
    const message = await box.next();
    assert.equal(message.headers.destination, `/sub/chat/room/${room.id}`);
    assert.equal(JSON.parse(message.body).body.text, '예전 방식');
    const history = await jun.ok('GET', `/chat/room/${room.id}`);
    assert.equal(history.items.at(-1).body.text, '예전 방식');
    await jun.ok('DELETE', `/room/delete/${room.id}`);
    assert.ok(!(await jun.ok('GET', '/room/list')).items.some((item) => item.id === room.id));
    assert.equal((await guestOf(daemon).ask('POST', '/room/create', { name: 'x' })).status, 401);
    await Promise.all(links.map((link) => link.close()));
});
