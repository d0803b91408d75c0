// SPDX-License-Identifier: GPL-3.0-or-later
// What one is signed in with: the list of it and its end, tokens that are used once, a second factor, a role that holds
// at once; over HTTP, and on sockets that are open meanwhile.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, afterEach, before } from 'node:test';
import { inspectProcesses, inspectSecrets, operate } from './witness.mjs';
import { Authenticator } from './authenticator.mjs';
import { Daemon, artifacts, killLiving, until } from './daemon.mjs';
import { MailFolder } from './mail_folder.mjs';
import { Person, fresh, guestOf } from './people.mjs';
import { secretMarker } from './marker.mjs';
import * as postgres from './postgres.mjs';

const soon = 5000; // within which a session that was ended is cut off

let data;
let daemon;
let boss;
let mails;
before(async () => {
    data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-sessions-'));
    fs.rmSync(path.join(artifacts(), 'madangd.log'), { force: true });
    mails = new MailFolder(data);
    daemon = await Daemon.start({ data, config: { log: { level: 'debug' }, server: { trusted_proxies: ['127.0.0.1'] }, accounts: { second_factor: 'required-for-money' } } });
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
const from = (address, more = {}) => ({ 'X-Forwarded-For': address, ...more });

/** The same person on another device; everything they ask comes from where it stands. */
class Device extends Person {
    static async signIn(person, device, address, more = {}) {
        const there = new Device(person.daemon, person.username);
        Object.assign(there, { password: person.password, address });
        const answer = await there.ask('POST', '/api/v1/sessions', { username: there.username, password: there.password, device, ...more });
        if (answer.status !== 201) return answer;
        there.accept(answer.body);
        return there;
    }
    ask(method, address, body, headers = {}) {
        return super.ask(method, address, body, from(this.address, headers));
    }
}
const renews = (refreshToken, attempt) => guestOf(daemon).ask('POST', '/api/v1/sessions/refresh', { refreshToken, attempt });

/** A socket that is cut off because its session ended, and is told so. */
async function cutOff(link, who) {
    const error = await link.errors.next(soon, `the reason for ${who}`);
    assert.equal(error.headers.code, 'not-signed-in');
    await link.closed.next(soon, `the end of the socket of ${who}`);
    await link.close();
}
async function goesOn(link, room) {
    await link.send(`/app/rooms/${room.id}/messages`, { text: 'still here', tag: fresh('tag') });
    assert.deepEqual([link.errors.size, link.closed.size, link.refusals.size], [0, 0, 0]);
}

test('sign-ins are listed with device, address and use; who is signed out elsewhere is cut off within seconds', async () => {
    const mina = await Person.register(daemon, 'mina');
    const room = await mina.room();
    const phone = await Device.signIn(mina, '미나의 전화기', '203.0.113.5');
    const laptop = await Device.signIn(mina, 'laptop in the attic', '198.51.100.7');
    const link = await mina.link();
    const phoneLink = await phone.link();
    const laptopLink = await laptop.link();

    const listed = async () => (await mina.ok('GET', '/api/v1/sessions')).items;
    const entry = async (id) => (await listed()).find((each) => each.id === id);
    const before = await listed();
    assert.equal(before.length, 3);
    assert.deepEqual(before.filter(({ current }) => current).map(({ id }) => id), [mina.session]);
    const seen = await entry(phone.session);
    assert.deepEqual([seen.device, seen.address], ['미나의 전화기', '203.0.113.5']);
    assert.ok(Date.parse(seen.createdAt) <= Date.parse(seen.lastUsedAt));
    phone.address = '203.0.113.66'; // it moves about
    phone.accept(await phone.ok('POST', '/api/v1/sessions/refresh', { refreshToken: phone.refreshToken }));
    const moved = await entry(phone.session);
    assert.deepEqual([moved.address, moved.createdAt], ['203.0.113.66', seen.createdAt]);
    assert.ok(Date.parse(moved.lastUsedAt) >= Date.parse(seen.lastUsedAt));

    assert.equal((await boss.ask('DELETE', `/api/v1/sessions/${phone.session}`)).status, 404, 'somebody else ended it');
    await mina.ok('DELETE', `/api/v1/sessions/${phone.session}`);
    await cutOff(phoneLink, 'the phone');
    assert.equal((await phone.ask('GET', '/api/v1/me')).status, 401);
    assert.equal(refusal(await renews(phone.refreshToken)), '401 not-signed-in refresh-token');
    await goesOn(link, room);
    await goesOn(laptopLink, room);
    assert.equal((await mina.ask('DELETE', `/api/v1/sessions/${phone.session}`)).status, 404, 'it is over already');

    const tablet = await Device.signIn(mina, 'tablet', '198.51.100.8');
    const tabletLink = await tablet.link();
    assert.equal((await mina.ok('DELETE', '/api/v1/sessions')).ended, 2);
    await cutOff(laptopLink, 'the laptop');
    await cutOff(tabletLink, 'the tablet');
    await goesOn(link, room);
    assert.deepEqual((await listed()).map(({ id }) => id), [mina.session]);
    await link.close();

    // What is over stays on record, the latest first, page by page.
    const first = await mina.ok('GET', '/api/v1/me/sign-ins?limit=3');
    const rest = await mina.ok('GET', `/api/v1/me/sign-ins?limit=3&after=${first.next}`);
    const history = [...first.items, ...rest.items];
    assert.deepEqual(history.map(({ session }) => session), [tablet.session, laptop.session, phone.session, mina.session]);
    assert.deepEqual(history.map(({ device }) => device).slice(0, 3), ['tablet', 'laptop in the attic', '미나의 전화기']);
    assert.deepEqual(history.map(({ endedAt }) => endedAt !== undefined), [true, true, true, false]);
    assert.equal(history[2].address, '203.0.113.66');
    assert.equal(rest.next, undefined);
});

test('a device that was never seen is told of by mail, and by a notice where no address is proven; the next time it is known', async () => {
    const sora = await Person.register(daemon, 'sora');
    const link = await sora.link();
    const notices = await link.subscribe('/user/queue/notifications');
    await Device.signIn(sora, '다락방 컴퓨터', '203.0.113.80');
    const notice = JSON.parse((await notices.next(5000, 'word of the device')).body);
    assert.deepEqual([notice.type, notice.body.device, notice.body.address], ['account.new-device', '다락방 컴퓨터', '203.0.113.80']);
    await link.close();

    const address = 'sora@example.org';
    await sora.ok('PUT', '/api/v1/me/email', { email: address });
    await sora.ok('POST', '/api/v1/me/email/verify', { code: (await mails.next(address, /Confirm/)).code });
    await Device.signIn(sora, 'a phone of brass', '203.0.113.81');
    const mail = await mails.next(address, /A new device signed in/);
    assert.match(mail.text, /Device: a phone of brass, address: 203\.0\.113\.81, time: \d{4}-/);
    await Device.signIn(sora, 'a phone of brass', '203.0.113.81');
    // Mails leave in order: once this one is there, another one about the phone would be, too.
    await sora.ok('PUT', '/api/v1/me/password', { current: sora.password, next: `${secretMarker}-changed` });
    await mails.next(address, /Your password was changed/);
    assert.equal(mails.count(address, /A new device signed in/), 1);
});

test('a refresh token is good once; whoever shows an old one ends all that came of it, and nothing else', async () => {
    const jun = await Person.register(daemon, 'jun');
    const room = await jun.room();
    const beside = await Device.signIn(jun, 'beside', '127.0.0.1');
    const besideLink = await beside.link();
    const link = await jun.link();
    const second = await renews(jun.refreshToken);
    assert.equal(second.status, 200);
    assert.notEqual(second.body.refreshToken, jun.refreshToken);
    assert.equal(second.body.session, jun.session);
    // The answer was lost: the same exchange is answered anew, to who made it.
    const attempt = fresh('a-secret-of-this-exchange');
    const lost = await renews(second.body.refreshToken, attempt);
    const third = await renews(second.body.refreshToken, attempt);
    assert.deepEqual([lost.status, third.status], [200, 200]);
    await link.send('/app/session/token', { accessToken: third.body.accessToken });
    await goesOn(link, room);

    assert.equal(refusal(await renews(second.body.refreshToken)), '401 not-signed-in refresh-reused');
    await cutOff(link, 'the family');
    assert.equal(refusal(await renews(third.body.refreshToken)), '401 not-signed-in refresh-token');
    for (const token of [jun.token, second.body.accessToken, third.body.accessToken]) {
        assert.equal((await guestOf(daemon).ask('GET', '/api/v1/me', undefined, { Authorization: `Bearer ${token}` })).status, 401);
    }
    await assert.rejects(jun.link());
    await goesOn(besideLink, room);
    await besideLink.close();
});

// On SQLite operators.mjs does it, and more.
test('a new signing key ends no socket and no session', { skip: !postgres.wanted }, async () => {
    const dami = await Person.register(daemon, 'dami');
    const room = await dami.room();
    const link = await dami.link();
    const rotated = operate(data, 'keys', 'rotate', '--json');
    assert.equal(rotated.status, 0, rotated.err);
    assert.equal((await dami.ask('GET', '/api/v1/me')).status, 200);
    await goesOn(link, room);
    assert.equal(operate(data, 'keys', 'rotate', 'at-once').status, 0);
    assert.equal((await dami.ask('GET', '/api/v1/me')).status, 401);
    const renewed = await renews(dami.refreshToken);
    assert.equal(renewed.status, 200);
    dami.accept(renewed.body);
    assert.equal((await dami.ask('GET', '/api/v1/me')).status, 200);
    await link.send('/app/session/token', { accessToken: dami.token });
    await goesOn(link, room);
    await link.close();
    // Whoever comes after in this test does so with the new key.
    boss.accept((await renews(boss.refreshToken)).body);
});

/** Sets one up; answers what makes its codes, and its recovery codes. */
async function secondFactorOf(person) {
    const begun = await person.ok('POST', '/api/v1/me/second-factor', { password: person.password });
    assert.match(begun.address, new RegExp(`^otpauth://totp/.*[?&]secret=${begun.secret}(&|$)`));
    const authenticator = new Authenticator(begun.secret);
    const { codes } = await person.ok('POST', '/api/v1/me/second-factor/confirm', { code: authenticator.next() });
    return { authenticator, codes };
}

test('a second factor: a code of it is good once, a recovery code too, and the password alone is not enough', async () => {
    const nuri = await Person.register(daemon, 'nuri');
    const other = await Device.signIn(nuri, 'another', '127.0.0.1');
    const otherLink = await other.link();
    const link = await nuri.link();
    const standing = () => nuri.ok('GET', '/api/v1/me/second-factor');
    assert.deepEqual([(await standing()).offered, (await standing()).required, (await standing()).since], [true, false, undefined]);

    assert.equal(refusal(await nuri.ask('POST', '/api/v1/me/second-factor', { password: `${secretMarker}-guess` })), '401 wrong-credentials password at password');
    assert.equal(refusal(await nuri.ask('POST', '/api/v1/me/second-factor/confirm', { code: '123456' })), '410 expired second-factor');
    // Until it is confirmed, nothing is asked for.
    const { secret } = await nuri.ok('POST', '/api/v1/me/second-factor', { password: nuri.password });
    assert.ok(await Device.signIn(nuri, 'another', '127.0.0.1') instanceof Device);
    assert.equal(refusal(await nuri.ask('POST', '/api/v1/me/second-factor/confirm', { code: new Authenticator(secret).wrong() })), '422 invalid-value second-factor at code');
    const { authenticator, codes } = await secondFactorOf(nuri);
    assert.equal(new Set(codes).size, 10);
    await cutOff(otherLink, 'who came in without a code');
    assert.ok((await standing()).since);
    assert.equal(refusal(await nuri.ask('POST', '/api/v1/me/second-factor', { password: nuri.password })), '409 conflict second-factor-on');

    const signIn = (secondFactor, password = nuri.password) => guestOf(daemon).ask('POST', '/api/v1/sessions', { username: nuri.username, password, secondFactor });
    assert.equal(refusal(await signIn()), '401 second-factor-needed second-factor at secondFactor');
    assert.equal(refusal(await signIn(authenticator.wrong())), '401 wrong-credentials second-factor at secondFactor');
    const code = authenticator.next();
    assert.equal(refusal(await signIn(code, `${secretMarker}-guess`)), '401 wrong-credentials password');
    assert.equal((await signIn(`${code.slice(0, 3)} ${code.slice(3)}`)).status, 201);
    assert.equal(refusal(await signIn(code)), '401 wrong-credentials second-factor at secondFactor'); // again
    assert.equal((await signIn(codes[3].toUpperCase())).status, 201);
    assert.equal(refusal(await signIn(codes[3])), '401 wrong-credentials second-factor at secondFactor');
    assert.equal((await standing()).recoveryCodes, 9);
    // New recovery codes end the old ones; taking the factor away needs one, too.
    const renewed = await nuri.ok('POST', '/api/v1/me/second-factor/recovery-codes', { password: nuri.password, code: codes[0] });
    assert.equal(refusal(await signIn(codes[1])), '401 wrong-credentials second-factor at secondFactor');
    assert.equal(refusal(await nuri.ask('POST', '/api/v1/me/second-factor/end', { password: nuri.password, code: codes[1] })), '401 wrong-credentials second-factor at code');
    await nuri.ok('POST', '/api/v1/me/second-factor/end', { password: nuri.password, code: renewed.codes[0] });
    assert.equal((await signIn()).status, 201);
    assert.deepEqual([link.errors.size, link.closed.size], [0, 0]); // whoever set it up stayed
    await link.close();
});

test('another role holds at once, on sockets that are open; each may what ROLES.md says, and money needs a second factor', async () => {
    const donor = await Person.register(daemon, 'donor');
    const ara = await Person.register(daemon, 'ara');
    const campaign = await donor.campaign();
    const { donation } = await boss.donate(campaign, 25000);
    const paid = await fetch(`${daemon.url}/pay/sandbox/${donation.order}`, { method: 'POST', body: new URLSearchParams({ decision: 'approve' }), redirect: 'manual' });
    await fetch(new URL(paid.headers.get('location'), daemon.url)).then((page) => page.text());
    await until(async () => (await boss.ok('GET', `/api/v1/donations/${donation.id}`)).status === 'DONE', soon, 'the gift');
    const secretRoom = await donor.room('only for us', 'private');
    await donor.post(secretRoom, 'nobody else reads this');
    const yard = await donor.room('yard');
    await ara.join(yard);

    const watching = await donor.link();
    const seen = await watching.subscribe(`/topic/rooms/${yard.id}/ephemeral`);
    const badge = async (after) => {
        for (;;) {
            const message = await seen.next(5000, `${after} seen by others`);
            if (message.headers.event === 'profile') return JSON.parse(message.body).face.badge;
        }
    };
    const link = await ara.link();
    const notices = await link.subscribe('/user/queue/notifications');
    const told = async () => {
        const { type, body } = JSON.parse((await notices.next(5000, 'word of a role')).body);
        return [type, body.before, body.role];
    };
    const refusedSocket = async () => {
        link.client.subscribe('/topic/desk', () => {});
        const { code, detail } = await link.refusals.next(5000, 'a refusal');
        return `${code} ${detail}`;
    };
    const give = (role, by = boss) => by.ask('PUT', `/api/v1/users/${ara.username}/role`, { role, reason: 'a test' });
    const refund = () => ara.ask('POST', `/api/v1/donations/${donation.id}/refunds`, { reason: 'asked for', dryRun: true }, { 'Idempotency-Key': fresh('refund') });
    const reads = (room) => ara.ask('GET', `/api/v1/rooms/${room.id}/events`).then(({ status }) => status);

    assert.equal(await refusedSocket(), 'not-allowed treasurer-only');
    assert.equal(refusal(await ara.ask('GET', '/api/v1/desk')), '403 not-allowed treasurer-only');
    assert.equal((await refund()).status, 404, 'a stranger learns of no gift');
    assert.equal(refusal(await give('treasurer')), '403 not-allowed second-factor-required');
    await secondFactorOf(boss);

    assert.equal((await give('treasurer')).status, 200);
    assert.deepEqual(await told(), ['account.role', 'member', 'treasurer']);
    assert.equal(await badge('a treasurer'), 'treasurer');
    assert.equal((await guestOf(daemon).ok('GET', `/api/v1/profiles/${ara.id}`)).badge, 'treasurer');
    assert.deepEqual((await ara.ok('GET', '/api/v1/me/second-factor')).required, true);
    assert.equal(await refusedSocket(), 'not-allowed second-factor-required');
    assert.equal(refusal(await ara.ask('GET', '/api/v1/desk')), '403 not-allowed second-factor-required');
    assert.equal(refusal(await refund()), '403 not-allowed second-factor-required');
    await secondFactorOf(ara);
    await link.subscribe('/topic/desk'); // on the same socket, with the same token
    assert.equal((await ara.ask('GET', '/api/v1/desk')).status, 200);
    const dry = await refund();
    assert.ok(dry.status < 300, JSON.stringify(dry.body));
    assert.equal(dry.body.amount.amount, 25000);
    assert.equal(await reads(secretRoom), 404);
    link.client.subscribe(`/topic/rooms/${secretRoom.id}`, () => {});
    assert.match((await link.refusals.next(5000, 'a refusal')).code, /^not-(found|allowed)$/);
    assert.equal(refusal(await ara.ask('GET', '/api/v1/users')), '403 not-allowed support-only');

    assert.equal((await give('moderator')).status, 200);
    const evicted = await link.refusals.next(soon, 'the end of the topic');
    assert.deepEqual([evicted.code, evicted.detail], ['not-allowed', 'evicted']);
    assert.deepEqual(await told(), ['account.role', 'treasurer', 'moderator']);
    assert.equal(await badge('a moderator'), 'moderator');
    assert.equal(refusal(await ara.ask('GET', '/api/v1/desk')), '403 not-allowed treasurer-only');
    assert.equal((await refund()).status, 404);
    assert.equal(await reads(secretRoom), 404);
    assert.equal((await ara.ask('GET', '/api/v1/complaints')).status, 200);
    assert.equal(refusal(await give('admin', ara)), '403 not-allowed admin-only');

    assert.equal((await give('support')).status, 200);
    assert.equal((await ara.ask('GET', '/api/v1/users')).status, 200);
    assert.equal(refusal(await ara.ask('POST', `/api/v1/users/${donor.username}/disable`, {})), '403 not-allowed admin-only');
    assert.equal(await badge('support'), 'support');

    assert.equal((await give('member')).status, 200);
    assert.equal(await badge('nobody special'), undefined);
    assert.equal(refusal(await ara.ask('GET', '/api/v1/users')), '403 not-allowed support-only');
    assert.equal((await guestOf(daemon).ok('GET', `/api/v1/profiles/${ara.id}`)).badge, undefined);
    const own = await boss.ask('PUT', `/api/v1/users/${boss.username}/role`, { role: 'member' });
    assert.equal(refusal(own), '422 invalid-value yourself at username');
    await goesOn(link, yard);
    for (const each of [link, watching]) await each.close();
});
