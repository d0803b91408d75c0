// SPDX-License-Identifier: GPL-3.0-or-later
// Mails as they arrive: the real program against a real mail server with STARTTLS and AUTH. What it sends is opened by a
// mail program's parser, codes in it do what they are for, and what the other side refuses waits where operators find it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import test, { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Daemon, artifacts, killLiving, patience, program } from './daemon.mjs';
import { makeCertificate } from './own_certificate.mjs';
import { Mailbox, Person, fresh, guestOf } from './people.mjs';
import { secretMarker } from './marker.mjs';

const python = '/usr/bin/python3';
const script = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../support/smtp_server.py');
const serverPassword = '비밀 pass'; // the one it takes
if (spawnSync(python, ['-c', 'import aiosmtpd']).status !== 0) process.exit(77);

/** The mail server; another mood on the same port is another process. */
class Sink {
    port = 0;
    arrived = new Mailbox();

    constructor() {
        this.mails = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-mails-'));
        this.own = makeCertificate(artifacts(), 'mailserver');
    }
    async start(mood = 'take') {
        this.child = spawn(python, [script, this.mails, this.own.certificate, this.own.key, 'starttls', mood, String(this.port)], { stdio: ['pipe', 'pipe', 'inherit'] });
        this.ended = once(this.child, 'exit');
        const listening = new Mailbox();
        readline.createInterface({ input: this.child.stdout }).on('line', (line) => {
            const [word, rest] = line.split(' ');
            if (word === 'listening') listening.put(Number(rest));
            else this.arrived.put(rest);
        });
        this.port = await listening.next(patience, 'the mail server');
    }
    async turn(mood) {
        await this.stop();
        await this.start(mood);
    }
    async stop() {
        this.child?.stdin.end();
        await this.ended;
        this.child = undefined;
    }
    /** The next mail: what the server knows of its way, and what a mail program reads in it. */
    async next() {
        const file = await this.arrived.next(patience, 'a mail');
        const octets = fs.readFileSync(file, 'utf8');
        const header = (name) => new RegExp(`^${name}: (.*?)\r?$`, 'm').exec(octets)?.[1];
        return { to: header('X-To'), from: header('X-From'), secure: header('X-Secure'), user: header('X-User'), text: fs.readFileSync(file.replace(/eml$/, 'txt'), 'utf8') };
    }
}
const codeIn = ({ text }) => /^ {4}(\d{6}|\d{4} \d{4} \d{4})$/m.exec(text)?.[1];

const sink = new Sink();
let daemon;
before(async () => {
    await sink.start();
    const passwordFile = path.join(artifacts(), 'smtp_password');
    fs.writeFileSync(passwordFile, serverPassword);
    fs.chmodSync(passwordFile, 0o600);
    daemon = await Daemon.start({
        config: { mail: { from: 'madang@example.org', smtp_host: '127.0.0.1', smtp_port: sink.port, smtp_security: 'starttls', smtp_user: 'madang', smtp_password_file: passwordFile, smtp_ca_file: sink.own.certificate } },
    });
});
after(async () => {
    if (daemon) {
        const log = daemon.log();
        assert.ok(!log.includes(serverPassword), 'the password of the mail server is in the log');
        assert.doesNotMatch(log, /@example\.org/, 'an address is in the log');
        assert.ok(!fs.existsSync(path.join(daemon.data, 'mail')), 'mails were kept in a folder, too');
        await daemon.stop();
    }
    await sink.stop();
    killLiving();
    fs.rmSync(sink.mails, { recursive: true, force: true });
});
afterEach(() => assert.equal(sink.arrived.size, 0, 'a mail that nobody expected'));

const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(program, ['mail', ...args, '--data', daemon.data], { encoding: 'utf8', timeout: 2 * patience, env: { ...process.env, LANG: 'C.UTF-8' } });
    return { status, out: stdout, err: stderr };
};
const listed = (...args) => run('list', ...args, '--json').out.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));
/** Beside this process, which has to hear of the mail meanwhile. */
async function runBeside(...args) {
    const child = spawn(program, ['mail', ...args, '--data', daemon.data], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LANG: 'C.UTF-8' } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    const [status] = await once(child, 'close');
    return { status, said };
}
async function join(name) {
    const person = new Person(daemon, fresh(name).replaceAll('-', '.'));
    person.password = `${secretMarker}-${name}`;
    person.email = `${person.username}@example.org`;
    person.accept(await person.ok('POST', '/api/v1/accounts', { username: person.username, password: person.password, nickname: person.username, email: person.email }));
    return person;
}
const signsIn = async (person, password, device) => (await guestOf(daemon).ask('POST', '/api/v1/sessions', { username: person.username, password, device })).status;

test('the code that arrives proves an address; another one opens the account with a new password', async () => {
    const mina = await join('mina');
    const first = await sink.next();
    assert.deepEqual([first.to, first.from, first.secure, first.user], [mina.email, 'madang@example.org', 'yes', 'madang']);
    assert.equal((await mina.ok('GET', '/api/v1/me/email')).verified, false);
    const wrong = codeIn(first) === '000000' ? '000001' : '000000';
    assert.equal((await mina.ask('POST', '/api/v1/me/email/verify', { code: wrong })).status, 422);
    assert.equal((await mina.ok('POST', '/api/v1/me/email/verify', { code: codeIn(first) })).verified, true);

    // The same answer for who is not known; only one of them hears of it.
    const nobodys = await guestOf(daemon).ok('POST', '/api/v1/password-resets', { email: 'nobody@example.org' });
    const { attempt } = await guestOf(daemon).ok('POST', '/api/v1/password-resets', { email: mina.email.toUpperCase() });
    assert.equal(nobodys.attempt.length, attempt.length);
    const reset = await sink.next();
    assert.equal(reset.to, mina.email);
    const password = `${secretMarker}-another`;
    const asked = { email: mina.email, code: codeIn(reset), password, attempt };
    await guestOf(daemon).ok('POST', '/api/v1/password-resets/confirm', asked);
    assert.equal((await guestOf(daemon).ask('POST', '/api/v1/password-resets/confirm', asked)).status, 422, 'a code is good once');
    const told = await sink.next();
    assert.equal(told.to, mina.email);
    assert.equal(codeIn(told), undefined);
    assert.equal((await mina.ask('GET', '/api/v1/me')).status, 401, 'a session outlived the password');
    assert.equal(await signsIn(mina, mina.password), 401);
    assert.equal(await signsIn(mina, password, 'laptop in the attic'), 201);
    assert.match((await sink.next()).text, /laptop in the attic/); // never seen before
});

test('an operator tries the server; what it refuses is dead until somebody retries it', async () => {
    const good = await runBeside('test', 'ops@example.org');
    assert.equal(good.status, 0, good.said);
    assert.match(good.said, /sent to ops@example\.org/);
    const { to, secure, text } = await sink.next();
    assert.deepEqual([to, secure], ['ops@example.org', 'yes']);
    assert.ok(text.length > 0);
    assert.equal(run('test', 'nobody').status, 3);
    assert.equal(run('test').status, 1);

    await sink.turn('refuse');
    const refused = await runBeside('test', 'gone@example.org');
    assert.equal(refused.status, 3);
    assert.match(refused.said, /not sent: .*; it was given up/);
    assert.doesNotMatch(daemon.log(), /gone@/, 'what the server said has the address in it');
    const [dead] = listed('dead');
    assert.deepEqual([dead.recipient, dead.state, dead.attempts], ['gone@example.org', 'dead', 1]);
    assert.ok(dead.fault.length > 0);
    assert.match(run('list').out, new RegExp(`^${dead.id} .* dead .*gone@example\\.org`, 'm'));
    const again = await runBeside('retry', dead.id);
    assert.equal(again.status, 3, again.said);

    await sink.turn('take');
    const sent = await runBeside('retry', dead.id);
    assert.equal(sent.status, 0, sent.said);
    assert.equal((await sink.next()).to, 'gone@example.org');
    assert.deepEqual(listed('dead'), []);
    assert.match(run('retry', dead.id).err, /./);
    assert.equal(run('retry', dead.id).status, 3);
    assert.ok(listed('sent').some(({ id }) => id === dead.id));
});

test('what the server puts off goes by itself, once', async () => {
    await sink.turn('later');
    const waits = await runBeside('test', 'later@example.org');
    assert.equal(waits.status, 3);
    assert.match(waits.said, /it is tried again at/);
    assert.equal(listed('waiting')[0].recipient, 'later@example.org');
    await sink.turn('take');
    assert.equal((await sink.next()).to, 'later@example.org');
    assert.ok(!listed('waiting').some(({ recipient }) => recipient === 'later@example.org'));
});

test('who is erased is gone from the list of mails, too', async () => {
    const jun = await join('jun');
    await sink.next();
    assert.ok(listed('sent').some(({ recipient }) => recipient === jun.email));
    await jun.ok('POST', '/api/v1/me/erase', { password: jun.password, messages: 'keep' });
    assert.ok(!listed('sent').some(({ recipient }) => recipient === jun.email));
});
