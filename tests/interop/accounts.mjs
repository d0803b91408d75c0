// SPDX-License-Identifier: GPL-3.0-or-later
// Getting in, as strangers find it who know the contract alone: who may make an account, what is wrong with what they
// typed, the six digits that come by mail, what guessing passwords brings. Nothing secret is left where others read it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, afterEach, before } from 'node:test';
import { inspectProcesses, inspectSecrets } from './witness.mjs';
import { Daemon, artifacts, killLiving } from './daemon.mjs';
import { MailFolder } from './mail_folder.mjs';
import { Person, guestOf } from './people.mjs';
import { secretMarker } from './marker.mjs';

const terms = { terms_version: '2026-01', terms_url: 'https://example.org/terms' };
const inKorean = { 'Accept-Language': 'ko-KR,ko;q=0.9,en;q=0.5' };
const inEnglish = { 'Accept-Language': 'en' };

let data;
let daemon;
let boss;
let mails;

/** The same house under other rules. */
async function open(accounts, more = {}) {
    await daemon?.stop();
    daemon = undefined;
    daemon = await Daemon.start({ data, config: { log: { level: 'debug' }, ...more, accounts: { hash_memory_mib: 8, hash_operations: 1, ...accounts } } });
    if (boss) boss.daemon = daemon;
}
const refusal = ({ status, body }) => `${status} ${body.code} ${body.detail}${body.field ? ` at ${body.field}` : ''}`;
const register = (account, headers) => guestOf(daemon).ask('POST', '/api/v1/accounts', account, headers);
const signIn = (person, more = {}) => guestOf(daemon).ask('POST', '/api/v1/sessions', { username: person.username, password: person.password, ...more });
const candidate = (username, more = {}) => ({ username, password: `${secretMarker}-${username}`, ...more });
async function join(account, headers) {
    const person = new Person(daemon, account.username);
    person.password = account.password;
    const { status, body } = await register(account, headers);
    assert.equal(status, 201, JSON.stringify(body));
    person.accept(body);
    return person;
}

before(async () => {
    data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-accounts-'));
    fs.rmSync(path.join(artifacts(), 'madangd.log'), { force: true });
    mails = new MailFolder(data);
    await open({ registration: 'open', ...terms });
    boss = await join(candidate('boss', { terms: '2026-01' }));
});
afterEach(inspectProcesses);
after(async () => {
    await daemon?.stop();
    if (daemon) inspectSecrets(daemon);
    killLiving();
    fs.rmSync(data, { recursive: true, force: true });
});

test('what is wrong is named at its field, in the same words whatever one reads, and nothing of it is kept', async () => {
    const good = candidate('hana', { nickname: '하나', email: 'hana@example.org', device: '하나의 노트북', terms: '2026-01' });
    const cases = [
        [{ username: 'ha' }, '422 invalid-value username at username'],
        [{ username: '하나하나' }, '422 invalid-value username at username'],
        [{ username: 'hana kim' }, '422 invalid-value username at username'],
        [{ username: 'boss' }, '409 already-exists username at username'],
        [{ username: 'bo5s', nickname: 'b\u202eo' }, '422 invalid-value characters at nickname'],
        [{ nickname: 'n'.repeat(33) }, '422 too-long text at nickname'],
        [{ nickname: '관리자' }, '422 invalid-value nickname-reserved at nickname'],
        [{ nickname: '\u0430dmin' }, '422 invalid-value nickname-reserved at nickname'], // the first letter is Cyrillic
        [{ nickname: 'B0ss' }, '422 invalid-value nickname-reserved at nickname'], // looks like the owner
        [{ password: 'Ab3$xyz' }, '422 invalid-value password-short at password'],
        [{ password: 'password123' }, '422 invalid-value password-common at password'],
        [{ password: 'P@ssw0rd' }, '422 invalid-value password-common at password'], // every class of signs
        [{ password: 'qwertyuiop' }, '422 invalid-value password-common at password'],
        [{ username: 'haneul.hwang', password: 'haneul.hwang1' }, '422 invalid-value password-common at password'],
        [{ password: `${secretMarker}-${'w'.repeat(240)}` }, '422 too-long password at password'],
        [{ email: 'nowhere' }, '422 invalid-value email at email'],
        [{ email: 'hana@' }, '422 invalid-value email at email'],
        [{ terms: '2025-12' }, '422 invalid-value terms at terms'],
        [{ terms: undefined }, '422 invalid-value terms at terms'],
        [{ device: 'd'.repeat(81) }, '422 too-long text at device'],
        [{ about: 'a'.repeat(501) }, '422 too-long text at about'],
        [{ password: undefined }, '400 malformed missing at password'],
        [{ username: undefined }, '400 malformed missing at username'],
    ];
    for (const [wrong, expected] of cases) {
        for (const headers of [inKorean, inEnglish]) {
            const answer = await register({ ...good, ...wrong }, headers);
            assert.equal(refusal(answer), expected, JSON.stringify(wrong).slice(0, 80));
            assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
            assert.equal(answer.body.status, answer.status);
            assert.ok(answer.body.requestId);
            assert.ok(!JSON.stringify(answer.body).includes(wrong.password ?? good.password), 'a password is answered');
        }
    }
    // No account, no claim to a name or an address, no mail came of all that.
    for (const name of ['hana', 'bo5s', 'haneul.hwang']) assert.equal((await boss.ask('GET', `/api/v1/people/${name}`)).status, 404);
    assert.equal(mails.count('hana@example.org', /./), 0);

    const hana = await join(good, inKorean);
    assert.deepEqual([hana.username, hana.nickname], ['hana', '하나']);
    assert.equal((await hana.ok('GET', '/api/v1/sessions')).items[0].device, '하나의 노트북');
    assert.equal((await hana.ok('GET', '/api/v1/me/consent')).version, '2026-01');
    assert.match((await mails.next('hana@example.org', /이메일 주소 확인/)).text, /하나 님, 안녕하세요/);
    // No rule about classes of signs: a sentence is a password, of any letters.
    for (const [username, password] of [['dul', 'the kettle on the windowsill sings'], ['set', '장독대 옆 감나무 세 그루']]) {
        const person = await join({ username, password, terms: '2026-01' });
        assert.equal((await signIn(person)).status, 201);
    }
    const taken = await register({ ...good, password: `${secretMarker}-another` });
    assert.equal(refusal(taken), '409 already-exists username at username');
});

test('six digits prove an address: five tries, another one after a while, each good once and ended by the next', async () => {
    const nari = await join(candidate('nari', { email: 'nari@example.org', terms: '2026-01' }), inEnglish);
    const first = await mails.next('nari@example.org', /Confirm your e-mail address/);
    assert.match(first.code, /^\d{6}$/);
    const standing = await nari.ok('GET', '/api/v1/me/email');
    assert.deepEqual([standing.address, standing.verified], ['nari@example.org', false]);
    assert.ok(standing.expiresIn > 0 && standing.expiresIn <= 600, `${standing.expiresIn} s`);
    assert.ok(standing.resendIn > 0 && standing.resendIn <= 60, `${standing.resendIn} s`);
    const soon = await nari.ask('POST', '/api/v1/me/email/code');
    assert.equal(refusal(soon), '429 rate-limited code');
    assert.ok(soon.body.retryAfter > 0 && soon.body.retryAfter <= 60);
    assert.equal(Number(soon.headers.get('retry-after')), soon.body.retryAfter);

    const proves = (code) => nari.ask('POST', '/api/v1/me/email/verify', { code });
    const wrong = first.code === '402913' ? '402914' : '402913';
    for (let i = 0; i < 5; ++i) assert.equal(refusal(await proves(wrong)), '422 invalid-value code at code');
    assert.equal(refusal(await proves(first.code)), '410 expired code at code'); // the right one came too late

    // To another address at once; the way people type it.
    await nari.ok('PUT', '/api/v1/me/email', { email: 'nari@second.example.org' });
    const second = await mails.next('nari@second.example.org', /Confirm/);
    await nari.ok('PUT', '/api/v1/me/email', { email: 'nari@third.example.org' });
    const third = await mails.next('nari@third.example.org', /Confirm/);
    if (second.code !== third.code) assert.equal(refusal(await proves(second.code)), '422 invalid-value code at code');
    const wide = [...third.code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    const proven = await proves(`${wide.slice(0, 3)} ${wide.slice(3)}`);
    assert.deepEqual([proven.status, proven.body.address, proven.body.verified], [200, 'nari@third.example.org', true]);
    assert.equal((await proves(third.code)).status, 410);
});

test('by invitation only: a code lets one in once, and a mistake in a form costs none', async () => {
    await open({ registration: 'invite', ...terms });
    const rules = await guestOf(daemon).ok('GET', '/api/v1/registration');
    assert.deepEqual([rules.mode, rules.terms], ['invite', { version: '2026-01', address: 'https://example.org/terms' }]);
    const jun = candidate('jun', { terms: '2026-01' });
    assert.equal(refusal(await register(jun)), '422 invalid-value invite at invite');
    assert.equal(refusal(await register({ ...jun, invite: 'no-such-code' })), '422 invalid-value invite at invite');
    const { invite, code } = await boss.ok('POST', '/api/v1/invites', { label: '알토 파트', uses: 1, days: 1 });
    assert.equal(invite.usesLeft, 1);
    for (const wrong of [{ password: 'password123' }, { terms: '2025-12' }, { nickname: '운영자' }]) {
        assert.equal((await register({ ...jun, invite: code, ...wrong })).status, 422);
    }
    assert.equal((await boss.ok('GET', '/api/v1/invites')).items.find(({ id }) => id === invite.id).usesLeft, 1);
    const joined = await join({ ...jun, invite: ` ${code.toUpperCase()} ` });
    assert.equal(refusal(await register(candidate('late', { terms: '2026-01', invite: code }))), '422 invalid-value invite at invite');
    assert.deepEqual((await boss.ok('GET', '/api/v1/invites')).items, []);
    const other = await boss.ok('POST', '/api/v1/invites', {});
    await boss.ok('DELETE', `/api/v1/invites/${other.invite.id}`);
    assert.equal(refusal(await register(candidate('late', { terms: '2026-01', invite: other.code }))), '422 invalid-value invite at invite');
    assert.equal(refusal(await joined.ask('POST', '/api/v1/invites', {})), '403 not-allowed admin-only');
});

test('by approval: who asks waits, the owner hears of it at once, and what was turned away leaves the name free', async () => {
    await open({ registration: 'approval', ...terms, terms_version: '2026-02' });
    // Terms that changed are read again by who agreed to others.
    const consent = await boss.ok('GET', '/api/v1/me/consent');
    assert.deepEqual([consent.version, consent.newer?.version], ['2026-01', '2026-02']);
    assert.equal(refusal(await boss.ask('POST', '/api/v1/me/consent', { version: '2026-01' })), '422 invalid-value terms at version');
    assert.equal((await boss.ok('POST', '/api/v1/me/consent', { version: '2026-02' })).newer, undefined);

    const link = await boss.link();
    const notices = await link.subscribe('/user/queue/notifications');
    const sora = candidate('sora', { terms: '2026-02', nickname: '소라', about: '알토예요.\n잘 부탁드려요.' });
    assert.equal(refusal(await register(sora)), '403 not-allowed approval-pending');
    const notice = JSON.parse((await notices.next(5000, 'word of who asks')).body);
    assert.deepEqual([notice.type, notice.body.username, notice.body.nickname], ['account.applied', 'sora', '소라']);
    await link.close();
    assert.equal(refusal(await signIn(sora)), '403 not-allowed approval-pending');
    assert.equal(refusal(await signIn({ ...sora, password: `${secretMarker}-guessed` })), '401 wrong-credentials password');
    const [waiting] = (await boss.ok('GET', '/api/v1/applicants')).items;
    assert.deepEqual([waiting.username, waiting.about], ['sora', '알토예요.\n잘 부탁드려요.']);
    await boss.ok('POST', '/api/v1/applicants/sora/approve');
    assert.equal((await signIn(sora)).status, 201);
    assert.equal(refusal(await boss.ask('POST', '/api/v1/applicants/sora/approve')), '404 not-found applicant at username');

    const bora = candidate('bora', { terms: '2026-02' });
    assert.equal((await register(bora)).status, 403);
    await boss.ok('DELETE', '/api/v1/applicants/bora');
    assert.equal(refusal(await signIn(bora)), '401 wrong-credentials password');
    assert.equal(refusal(await register(bora)), '403 not-allowed approval-pending'); // the name was free
});

test('closed: nobody new, and everybody who is there', async () => {
    await open({ registration: 'closed' });
    assert.equal((await guestOf(daemon).ok('GET', '/api/v1/registration')).mode, 'closed');
    assert.equal(refusal(await register(candidate('late'))), '403 not-allowed registration-closed');
    assert.equal((await signIn(boss)).status, 201);
});

test('nobody gets in without a proven address where the house wants one; guesses wait, and the right password gets in', async () => {
    await open({ registration: 'open', email: 'required', challenge: 'off' }, { limits: { rate_percent: 100 } });
    const dami = candidate('dami', { email: 'dami@example.org' });
    assert.equal(refusal(await register({ ...dami, email: undefined })), '422 invalid-value email-missing at email');
    assert.equal(refusal(await register(dami, inKorean)), '403 not-allowed email-unverified at email');
    const { code } = await mails.next('dami@example.org', /이메일 주소 확인/);
    assert.equal(refusal(await signIn(dami)), '403 not-allowed email-unverified at email');
    assert.equal(refusal(await guestOf(daemon).ask('POST', '/api/v1/sessions/code', { username: 'dami', password: dami.password })), '429 rate-limited code');
    assert.equal(refusal(await signIn(dami, { code: code === '402913' ? '402914' : '402913' })), '422 invalid-value code at code');
    assert.equal((await signIn(dami, { code })).status, 201);

    // Somebody who is there and somebody who is not are answered alike, to the letter.
    const guest = guestOf(daemon);
    const bare = ({ status, body }) => ({ status, body: typeof body === 'string' ? body : { ...body, requestId: undefined, attempt: typeof body.attempt } });
    const answers = async (username, email) => {
        const all = [];
        for (let i = 0; i < 5; ++i) all.push(await guest.ask('POST', '/api/v1/sessions', { username, password: `${secretMarker}-guess-${i}` }));
        const began = performance.now();
        all.push(await guest.ask('POST', '/api/v1/sessions/code', { username, password: `${secretMarker}-guess` }));
        const waited = performance.now() - began;
        const begun = await guest.ask('POST', '/api/v1/password-resets', { email });
        all.push(begun);
        all.push(await guest.ask('POST', '/api/v1/password-resets/confirm', { email, attempt: begun.body.attempt, code: '4029 1388 0651', password: `${secretMarker}-new` }));
        return { waited, all: all.map(bare) };
    };
    const known = await answers('dami', 'dami@example.org');
    const unknown = await answers('nobody.here', 'nobody.here@example.org');
    assert.deepEqual(unknown.all, known.all);
    assert.deepEqual(known.all.slice(0, 6).map(refusal), Array(6).fill('401 wrong-credentials password'));
    assert.equal(refusal(known.all[7]), '422 invalid-value reset-code at code');
    // The sixth waits for half a second at least, and is judged all the same; so is the right one after it.
    for (const { waited } of [known, unknown]) assert.ok(waited > 450, `a sixth guess took ${waited} ms`);
    assert.equal((await signIn(dami)).status, 201);
});
