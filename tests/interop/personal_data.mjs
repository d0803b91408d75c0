// SPDX-License-Identifier: GPL-3.0-or-later
// What a house knows of somebody and shows of them: names and pictures, the file of all of it, and that nothing of it is
// left in the octets of its store once they are erased. And words to whoever runs it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, afterEach, before } from 'node:test';
import zlib from 'node:zlib';
import { inspectProcesses, inspectSecrets } from './witness.mjs';
import { Daemon, artifacts, killLiving, patience, until } from './daemon.mjs';
import { MailFolder } from './mail_folder.mjs';
import { Person, fresh, guestOf } from './people.mjs';
import { book } from './money_book.mjs';
import { secretMarker } from './marker.mjs';
import * as postgres from './postgres.mjs';

const operator = 'operator@example.org';

let data;
let daemon;
let boss;
let mails;
before(async () => {
    data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-personal-'));
    fs.rmSync(path.join(artifacts(), 'madangd.log'), { force: true });
    mails = new MailFolder(data);
    daemon = await Daemon.start({ data, config: { log: { level: 'debug' }, server: { trusted_proxies: ['127.0.0.1'] }, accounts: { nicknames: 'unique' }, mail: { contact: operator } } });
    boss = await Person.register(daemon, 'boss');
});
afterEach(inspectProcesses);
after(async () => {
    await daemon?.stop();
    if (daemon) inspectSecrets(daemon);
    killLiving();
    fs.rmSync(data, { recursive: true, force: true });
});

const refusal = ({ status, body }) => `${status} ${body.code} ${body.detail}${body.field ? ` at ${body.field}` : ''}`;

/** Octets to or from an address. */
async function octets(person, method, address, body, headers = {}) {
    const answer = await fetch(daemon.url + address, {
        method, body, headers: { ...(person.token ? { Authorization: `Bearer ${person.token}` } : {}), ...(body ? { 'Content-Type': 'application/octet-stream' } : {}), ...headers },
    });
    const got = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, octets: got, body: /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(got) : undefined };
}

/** Every octet that the house keeps of anybody, as it lies on the disk. */
function store(options) {
    const files = fs.readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const all = files.map((entry) => postgres.octetsIfThere(path.join(entry.parentPath ?? entry.path, entry.name)));
    return Buffer.concat(postgres.wanted ? [...all, postgres.octetsOf(data, options)] : all);
}

// --- pictures with something in them that nobody meant to publish

const told = 'GPS 37.5665 126.9780, taken by Kim Minji';
// What stands in a camera's Exif: a TIFF of one entry, the description of the picture.
const exif = (() => {
    const octets = Buffer.alloc(26 + told.length + 1);
    octets.write('II*\0', 'latin1');
    octets.writeUInt32LE(8, 4);
    octets.writeUInt16LE(1, 8);
    octets.writeUInt16LE(0x010e, 10);
    octets.writeUInt16LE(2, 12);
    octets.writeUInt32LE(told.length + 1, 14);
    octets.writeUInt32LE(26, 18);
    octets.write(told, 26, 'latin1');
    return octets;
})();

function png(edge) {
    const chunk = (type, content) => {
        const named = Buffer.concat([Buffer.from(type), content]);
        const framed = Buffer.alloc(named.length + 8);
        framed.writeUInt32BE(content.length);
        named.copy(framed, 4);
        framed.writeUInt32BE(crc(named), named.length + 4);
        return framed;
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(edge);
    head.writeUInt32BE(edge, 4);
    head.set([8, 2], 8); // eight bits of red, green and blue
    const row = Buffer.alloc(1 + 3 * edge, 0x7f);
    row[0] = 0;
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('tEXt', Buffer.from(`Comment\0${told}`)), chunk('eXIf', exif),
        chunk('IDAT', zlib.deflateSync(Buffer.concat(Array(edge).fill(row)))), chunk('IEND', Buffer.alloc(0))]);
}
function crc(octets) {
    let rest = 0xffffffff;
    for (const octet of octets) {
        rest ^= octet;
        for (let i = 0; i < 8; ++i) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
    }
    return (rest ^ 0xffffffff) >>> 0;
}
// Eight grey pixels square; what a camera adds stands behind its first two octets.
const grey = Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA'
    + 'P/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z', 'base64');
function jpeg() {
    const segment = (marker, content) => Buffer.concat([Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]), content]);
    return Buffer.concat([grey.subarray(0, 2), segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif])), segment(0xfe, Buffer.from(told)), grey.subarray(2)]);
}

test('a picture is made anew: what a camera wrote into it is nowhere', async () => {
    const minji = await Person.register(daemon, 'minji');
    await minji.room('public');
    const put = (picture) => octets(minji, 'PUT', '/api/v1/me/picture', picture);
    const pictures = [];
    for (const picture of [png(300), jpeg()]) {
        assert.ok(picture.includes(told));
        // Whoever makes it small has five seconds, of which a machine where everybody compiles may give none.
        const answer = await until(async () => {
            const tried = await put(picture);
            return tried.status === 200 && tried;
        }, patience, 'a picture of a good one');
        const address = `/api/v1/portraits/${answer.body.picture}`;
        pictures.push(address);
        const shown = await octets(guestOf(daemon), 'GET', address); // they are in a public room
        assert.equal(shown.status, 200);
        assert.match(shown.headers.get('content-type'), /^image\/(png|jpeg)$/);
        assert.ok(shown.octets.subarray(0, 4).equals(Buffer.from(/png/.test(shown.headers.get('content-type')) ? '89504e47' : 'ffd8ffe0', 'hex')), 'it is the picture that it says');
        for (const word of [told, '37.5665', 'Comment', 'Exif', 'eXIf', 'tEXt']) assert.ok(!shown.octets.includes(word), `${word} is in the picture`);
    }
    assert.equal((await octets(minji, 'GET', pictures[0])).status, 404, 'the one before can still be seen');
    const kept = store();
    assert.ok(kept.includes(minji.username), 'the search finds what is there');
    assert.ok(!kept.includes(told) && !kept.includes('37.5665'), 'what was sent in lies in the store');

    assert.equal(refusal(await put(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))), '422 invalid-value picture-type at picture');
    assert.equal(refusal(await put(png(300).subarray(0, 120))), '422 invalid-value picture-unreadable at picture');
    assert.equal((await minji.ok('GET', '/api/v1/me/profile')).picture, pictures[1].split('/').at(-1), 'a bad one took the good one away');
});

test('names: each once where the house wants that, none like who looks after it; in a room another; a card for who may see it', async () => {
    const mina = await Person.register(daemon, 'mina');
    const jun = await Person.register(daemon, 'jun');
    const names = async (person, nickname) => person.ask('PATCH', '/api/v1/me/profile', { nickname });
    await boss.ok('PATCH', '/api/v1/me/profile', { nickname: 'Gardener' });
    assert.equal((await names(mina, 'Sunny Side')).status, 200);
    assert.equal((await jun.ok('POST', '/api/v1/nicknames/check', { nickname: 'sunny side' })).verdict, 'taken');
    for (const alike of ['Sunny Side', 'sunny-side', 'Sunny S\u0456de', 'Ｓunny Side']) assert.equal(refusal(await names(jun, alike)), '409 already-exists nickname-taken at nickname', alike);
    for (const alike of ['Gardener', 'g\u0430rdener', 'GARDEN-ER', '운영자', 'Adm1n']) assert.equal(refusal(await names(jun, alike)), '422 invalid-value nickname-reserved at nickname', alike);
    assert.equal((await names(jun, '달빛')).status, 200);
    assert.equal((await jun.ok('GET', '/api/v1/me')).nickname, '달빛');

    const room = await mina.room('choir');
    await jun.join(room);
    const link = await mina.link();
    const changes = await link.subscribe(`/topic/rooms/${room.id}/ephemeral`);
    const inRoom = (person, nickname) => person.ask('PUT', `/api/v1/rooms/${room.id}/nickname`, { nickname });
    assert.equal((await inRoom(jun, '테너 준')).body.shown, '테너 준');
    for (;;) {
        const message = await changes.next(5000, 'the name in the room');
        if (message.headers.event !== 'profile') continue;
        const { face, shown } = JSON.parse(message.body);
        assert.deepEqual([face.id, face.nickname, shown], [jun.id, '달빛', '테너 준']);
        break;
    }
    await link.close();
    await jun.post(room, 'here I am called otherwise');
    assert.equal((await mina.history(room)).at(-1).sender.nickname, '테너 준');
    assert.equal(refusal(await inRoom(mina, '테너준')), '422 invalid-value nickname-taken at nickname');
    assert.equal(refusal(await inRoom(mina, '관리자')), '422 invalid-value nickname-reserved at nickname');
    assert.equal((await inRoom(jun, '')).body.shown, '달빛');

    await jun.ok('PATCH', '/api/v1/me/profile', { bio: '노래를 좋아해요.\n<b>tenor</b>' });
    const card = await guestOf(daemon).ok('GET', `/api/v1/profiles/${jun.id}`);
    assert.deepEqual([card.username, card.nickname, card.bio, card.badge, card.presence, card.rooms], [jun.username, '달빛', '노래를 좋아해요.\n<b>tenor</b>', undefined, undefined, []]);
    assert.deepEqual(Object.keys(card).filter((key) => /mail|phone|address|session/i.test(key)), []);
    const hidden = await Person.register(daemon, 'hidden');
    assert.equal((await guestOf(daemon).ask('GET', `/api/v1/profiles/${hidden.id}`)).status, 404);
    assert.equal((await jun.ok('GET', `/api/v1/people/${boss.username}/card`)).badge, 'owner');
});

/** Somebody with a word of their own in everything they tell; answers those words. */
async function resident(name, room) {
    const person = new Person(daemon, `${name}.the.resident`);
    person.password = `${secretMarker}-${name}`;
    const email = `${name}@their.own.example.org`;
    const address = { kim: '203.0.113.201', lee: '203.0.113.202', own: '203.0.113.203' }[name];
    const from = { 'X-Forwarded-For': address };
    person.accept(await person.ok('POST', '/api/v1/accounts', { username: person.username, password: person.password, nickname: `Nick of ${name}`, device: `old computer of ${name}`, email }, from));
    await person.ok('POST', '/api/v1/me/email/verify', { code: (await mails.next(email, /Confirm/)).code });
    await person.ok('PATCH', '/api/v1/me/profile', { bio: `a life of ${name}` });
    await person.ok('PUT', '/api/v1/me/details', { fullName: `Full Name Of ${name}`, phone: '+821012345678' });
    await until(async () => (await octets(person, 'PUT', '/api/v1/me/picture', jpeg())).status === 200, patience, 'a picture');
    await person.join(room);
    const file = Buffer.from(`the letter of ${name}, `.repeat(40));
    const upload = await person.ok('POST', `/api/v1/rooms/${room.id}/uploads`, { name: `letter-of-${name}.txt`, size: file.length });
    assert.equal((await octets(person, 'PUT', `/api/v1/rooms/${room.id}/uploads/${upload.id}/chunks/0`, file)).status, 200);
    await person.ok('POST', `/api/v1/rooms/${room.id}/messages`, { text: `I, ${name}, was here`, tag: fresh('tag'), attachments: [upload.id] });
    const device = await guestOf(daemon).ok('POST', '/api/v1/sessions', { username: person.username, password: person.password, device: `new telephone of ${name}` }, from);
    await mails.next(email, /A new device signed in/);
    return Object.assign(person, {
        email, file, upload, room, other: device,
        names: [person.username, `Nick of ${name}`, email, address, `old computer of ${name}`, `new telephone of ${name}`, `a life of ${name}`],
        writings: [`I, ${name}, was here`, `the letter of ${name}`, `letter-of-${name}.txt`],
    });
}

/** The members of a tar archive. */
function membersOf(archive) {
    const members = new Map();
    let long;
    for (let at = 0; at + 512 <= archive.length && archive[at] !== 0;) {
        const text = (from, length) => archive.subarray(at + from, at + from + length).toString('utf8').replace(/\0.*$/s, '');
        const size = parseInt(text(124, 12), 8);
        const content = archive.subarray(at + 512, at + 512 + size);
        const type = text(156, 1);
        if (type === 'x') long = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(content.toString('utf8'))?.[1];
        else {
            members.set(long ?? [text(345, 155), text(0, 100)].filter(Boolean).join('/'), content);
            long = undefined;
        }
        at += 512 + Math.ceil(size / 512) * 512;
    }
    return members;
}

test('what is known of somebody comes as one file, to them alone, with their files and without a secret', async () => {
    const room = await boss.room('the yard');
    await boss.post(room, 'words of the boss');
    const own = await resident('own', room);
    const ready = await until(async () => {
        const answer = await own.ok('POST', '/api/v1/me/data');
        return answer.ready && answer;
    }, patience, 'the file of all that is known');
    assert.equal(ready.name, `madang-${own.username}.tar`);
    assert.equal((await octets(guestOf(daemon), 'GET', '/api/v1/me/data')).status, 401);
    // In two parts, as a program takes it that was cut off.
    const head = await octets(own, 'GET', '/api/v1/me/data', undefined, { Range: 'bytes=0-99' });
    assert.deepEqual([head.status, head.octets.length], [206, 100]);
    assert.match(head.headers.get('content-range'), new RegExp(`^bytes 0-99/${ready.size}$`));
    const tail = await octets(own, 'GET', '/api/v1/me/data', undefined, { Range: 'bytes=100-' });
    const archive = Buffer.concat([head.octets, tail.octets]);
    assert.equal(archive.length, ready.size);

    const members = membersOf(archive);
    const known = JSON.parse(members.get('data.json').toString('utf8'));
    assert.equal(known.format, 'madang-data');
    assert.deepEqual([known.account[0].username, known.account[0].nickname], [own.username, 'Nick of own']);
    assert.equal(known.email[0].address, own.email);
    assert.deepEqual(known.signIns.map(({ device }) => device), ['old computer of own', 'new telephone of own']);
    assert.equal(known.profile[0].bio, 'a life of own');
    assert.match(JSON.stringify(known.details), /Full Name Of own.*\+821012345678|\+821012345678.*Full Name Of own/);
    assert.match(JSON.stringify(known.messages), /I, own, was here/);
    assert.equal(known.files[0].name, 'letter-of-own.txt');
    const names = [...members.keys()];
    const file = names.find((name) => name.startsWith('files/') && name.endsWith('letter-of-own.txt'));
    assert.ok(file && members.get(file).equals(own.file), names.join());
    assert.ok(names.some((name) => /^picture\.(png|jpg)$/.test(name)), names.join());
    assert.ok(!archive.includes('words of the boss'), 'what others said is in it');
    for (const secret of [secretMarker, own.token, own.refreshToken, own.other.refreshToken, '$argon2']) assert.ok(!archive.includes(secret), `${secret} is in it`);
});

test('who is erased is gone from every octet of the store; their words stay or go as they say', async () => {
    const room = await boss.room('the hall');
    const kim = await resident('kim', room);
    const lee = await resident('lee', room);
    await boss.post(room, `@${lee.username} we will miss you`);
    const links = [await kim.link(), await lee.link()];
    // Before: the search finds each of them, so that it would find what is left.
    const before = store({ vacuumed: false });
    for (const word of [...kim.names, ...kim.writings, ...lee.names, ...lee.writings]) assert.ok(before.includes(word), `${word} is not found beforehand`);

    assert.equal(refusal(await kim.ask('POST', '/api/v1/me/erase', { password: `${secretMarker}-guess`, messages: 'keep' })), '401 wrong-credentials password at password');
    assert.equal((await kim.ask('GET', '/api/v1/me')).status, 200);
    await kim.ok('POST', '/api/v1/me/erase', { password: kim.password, messages: 'keep' });
    await lee.ok('POST', '/api/v1/me/erase', { password: lee.password, messages: 'remove' });
    for (const link of links) {
        await link.closed.next(5000, 'the end of the socket of who is erased');
        await link.close();
    }
    for (const gone of [kim, lee]) {
        assert.equal((await gone.ask('GET', '/api/v1/me')).status, 401);
        const refused = await guestOf(daemon).ask('POST', '/api/v1/sessions', { username: gone.username, password: gone.password });
        assert.equal(refusal(refused), '401 wrong-credentials password');
        assert.equal((await guestOf(daemon).ask('POST', '/api/v1/sessions/refresh', { refreshToken: gone.other.refreshToken })).status, 401);
        assert.equal((await boss.ask('GET', `/api/v1/people/${gone.username}/card`)).status, 404);
        const again = await guestOf(daemon).ask('POST', '/api/v1/accounts', { username: gone.username, password: `${secretMarker}-another` });
        assert.equal(refusal(again), '409 already-exists username at username', 'somebody else could be taken for them');
    }
    const said = await boss.history(room);
    const kept = said.find(({ body }) => body?.text === 'I, kim, was here');
    assert.deepEqual([kept.sender.nickname, kept.body.attachments[0].size], ['former member', kim.file.length]);
    assert.ok(!JSON.stringify(said).includes('I, lee, was here'));
    const download = (upload) => octets(boss, 'GET', `/api/v1/rooms/${room.id}/attachments/${upload.id}`);
    assert.ok((await download(kim.upload)).octets.equals(kim.file));
    assert.equal((await download(lee.upload)).status, 404);

    await until(() => book(data, 'SELECT COUNT(*) FROM erasure WHERE settled_at IS NULL')[0][0] === 0, patience, 'the files of the store forgetting');
    const now = store();
    for (const word of [...lee.writings, ...lee.names.filter((name) => name !== lee.username), ...kim.names]) assert.ok(!now.includes(word), `${word} is still in the store`);
    assert.ok(now.includes('I, kim, was here') && now.includes('the letter of kim'), 'what was to stay went');
});

test('a word to whoever runs the house arrives by mail; what is wrong in it is named at its field', async () => {
    const writes = (words, person = guestOf(daemon), headers = {}) => person.ask('POST', '/api/v1/contact', words, headers);
    const good = { text: '모임 장소가 바뀌었나요?\n\n> 감사합니다.', name: '지나가던 사람', email: 'passer@example.org', phone: '010-1234-5678' };
    for (const [wrong, expected] of [
        [{ text: ' \n ' }, '422 invalid-value empty at text'],
        [{ text: 't'.repeat(4001) }, '422 too-long text at text'],
        [{ text: undefined }, '400 malformed missing at text'],
        [{ name: '' }, '422 invalid-value name-missing at name'],
        [{ name: 'n'.repeat(65) }, '422 too-long text at name'],
        [{ name: 'x\r\nBcc: all@example.org' }, '422 invalid-value characters at name'],
        [{ email: undefined }, '422 invalid-value answer-missing at email'],
        [{ email: 'passer@' }, '422 invalid-value email at email'],
        [{ email: 'passer@example.org\r\nBcc: all@example.org' }, '422 invalid-value email at email'],
        [{ phone: 'call me' }, '422 invalid-value phone at phone'],
    ]) {
        for (const language of ['ko', 'en']) assert.equal(refusal(await writes({ ...good, ...wrong }, undefined, { 'Accept-Language': language })), expected, JSON.stringify(wrong).slice(0, 60));
    }
    assert.equal(mails.count(operator, /./), 0);
    assert.equal((await writes(good, undefined, { 'Accept-Language': 'ko' })).status, 202);
    const mail = await mails.next(operator, /문의: 지나가던 사람/);
    assert.deepEqual(mail.replyTo, ['<passer@example.org>']);
    assert.match(mail.text, /> 모임 장소가 바뀌었나요\?\n> \n> > 감사합니다\./);
    assert.match(mail.text, /010-1234-5678/);
    assert.match(mail.text, /로그인하지 않고/);

    // Who is signed in need not say who they are, and cannot say they were somebody else.
    const nari = await Person.register(daemon, 'nari');
    assert.equal(refusal(await writes({ text: 'hello' }, nari)), '422 invalid-value answer-missing at email');
    assert.equal((await writes({ text: 'hello <b>there</b>', email: 'nari@example.org' }, nari, { 'Accept-Language': 'en' })).status, 202);
    const signed = await mails.next(operator, /A word from nari/);
    assert.match(signed.text, new RegExp(`signed in as ${nari.username.replaceAll('.', '\\.')}`));
    assert.ok(signed.html.includes('hello &lt;b&gt;there&lt;/b&gt;'));
});
