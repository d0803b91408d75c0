// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in through a real browser at a real provider of OpenID Connect (oidc-provider), which knows nothing of us
// but a client and its address: as a desktop program does, and by link and code.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Browser } from './browser.mjs';
import { Daemon, artifacts, build, patience, until } from './daemon.mjs';
import { Person } from './people.mjs';
import { cancelThere, place, providerAt, sayWhoThere, signInThere } from './provider.mjs';

const base64url = (octets) => octets.toString('base64url');
const secret = `provider-${randomBytes(12).toString('hex')}`;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-openid-'));
let server; // the provider's
let daemon;
let mina;

const client = (id, extra = {}) => ({
    client_id: id,
    client_secret: secret,
    redirect_uris: [`${daemon.url}/sign-in/return/${id}`],
    ...extra,
});

before(async () => {
    const { server: there, issuer } = await place();
    server = there;
    const secretFile = path.join(folder, 'secret');
    fs.writeFileSync(secretFile, `${secret}\n`, { mode: 0o600 });
    const ours = (name, title) => ({ name, title, issuer, client_id: name, client_secret_file: secretFile });
    daemon = await Daemon.start({ config: { accounts: { providers: [ours('school', '우리 학교'), ours('curve', 'Curve')] } } });
    server.on('request', providerAt(issuer, [client('school'), client('curve', { id_token_signed_response_alg: 'ES256', token_endpoint_auth_method: 'client_secret_post' })]));
    mina = await Person.register(daemon, 'mina'); // the first of all owns the house
});
after(async () => {
    await daemon?.stop();
    assert.ok(!daemon?.log().includes(secret), 'the secret of the client is in the log');
    server?.close();
    server?.closeAllConnections();
    fs.rmSync(folder, { recursive: true, force: true });
});

/** What the desktop does: a verifier of its own, and a port on which the browser comes back. */
class Program {
    static async begin(provider, more = {}) {
        const program = new Program();
        program.verifier = base64url(randomBytes(32));
        program.state = base64url(randomBytes(12));
        program.came = new Promise((resolve) => {
            program.door = http.createServer((request, response) => {
                const url = new URL(request.url, 'http://127.0.0.1');
                if (url.pathname !== '/madang') return response.writeHead(404).end();
                response.writeHead(303, { Location: `${daemon.url}/sign-in/done` }).end();
                resolve(url.searchParams);
            });
        });
        program.door.listen(0, '127.0.0.1');
        await once(program.door, 'listening');
        program.begun = await ask('', {
            provider,
            device: 'a desktop in a test',
            challenge: base64url(createHash('sha256').update(program.verifier).digest()),
            redirect: `http://127.0.0.1:${program.door.address().port}/madang`,
            state: program.state,
            ...more,
        });
        assert.equal(program.begun.status, 201);
        program.attempt = program.begun.body.attempt;
        return program;
    }

    /** What the browser brought. */
    async hears() {
        const came = await Promise.race([this.came, new Promise((_, reject) => setTimeout(() => reject(new Error('nothing came to the program')), patience).unref())]);
        this.door.close();
        this.door.closeAllConnections();
        assert.equal(came.get('state'), this.state);
        this.ticket = came.get('ticket') ?? undefined;
        return came;
    }

    proof(more = {}) {
        return { attempt: this.attempt, verifier: this.verifier, ticket: this.ticket, ...more };
    }
}

async function ask(what, body) {
    const reply = await fetch(`${daemon.url}/api/v1/provider-sign-ins${what}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    return { status: reply.status, body: await reply.json() };
}

async function visit(t, language, address) {
    const browser = await Browser.start(language);
    t.after(() => browser.close());
    await browser.size(700, 900);
    await browser.open(address);
    return browser;
}

test('strangers learn with whose accounts one can sign in', async () => {
    const rules = await (await fetch(`${daemon.url}/api/v1/registration`)).json();
    assert.deepEqual(rules.providers, [{ name: 'school', title: '우리 학교' }, { name: 'curve', title: 'Curve' }]);
});

test('a stranger joins, and is known from then on', async (t) => {
    const first = await Program.begin('school');
    const browser = await visit(t, 'ko', first.begun.body.address);
    await signInThere(browser, 'jun');
    await first.hears();
    await browser.sees('/마당으로 돌아가세요/.test(document.body.innerText)');
    assert.match(await browser.evaluate('location.href'), /\/sign-in\/done$/);
    await browser.screenshot(path.join(artifacts(), 'done.png'));
    const claimed = await ask('/claim', first.proof());
    assert.equal(claimed.status, 200);
    assert.equal(claimed.body.signedIn, undefined);
    assert.deepEqual(claimed.body.stranger, {
        provider: '우리 학교', email: 'jun@school.example', username: 'jun', nickname: 'jun at school', emailProven: true, known: false,
    });
    const joined = await ask('/join', first.proof({ username: 'jun', nickname: '준' }));
    assert.equal(joined.status, 201, JSON.stringify(joined.body));
    const jun = new Person(daemon, 'jun');
    jun.accept(joined.body);
    assert.equal((await jun.ok('GET', '/api/v1/me')).username, 'jun');
    assert.equal((await jun.ok('GET', '/api/v1/me/email')).verified, true);
    const [identity] = (await jun.ok('GET', '/api/v1/me/identities')).items;
    assert.equal(identity.label, 'jun@school.example');
    assert.equal((await jun.ask('DELETE', '/api/v1/me/identities/school')).body.detail, 'last-way-in');

    const second = await Program.begin('school');
    await browser.open(second.begun.body.address); // the provider still knows them in this browser
    await second.hears();
    const again = await ask('/claim', second.proof());
    assert.equal(again.body.signedIn?.account.id, jun.id, JSON.stringify(again.body));
    assert.equal((await ask('/claim', second.proof())).status, 410, 'it is good once');

    const usual = await Program.begin('school');
    await browser.open(usual.begun.body.address);
    await usual.hears();
    assert.equal((await jun.ask('POST', '/api/v1/me/proof', usual.proof())).body.detail, 'not-fresh');
    const fresh = await Program.begin('school', { fresh: true });
    await browser.open(fresh.begun.body.address);
    await sayWhoThere(browser, 'jun'); // known there still, and asked again
    await fresh.hears();
    await jun.ok('POST', '/api/v1/me/proof', fresh.proof());
});

test('ES256, and the secret in the body', async (t) => {
    const program = await Program.begin('curve');
    const browser = await visit(t, 'en', program.begun.body.address);
    await signInThere(browser, 'sora');
    await program.hears();
    assert.equal((await ask('/claim', program.proof())).body.stranger?.email, 'sora@school.example');
});

test('the same mail joins two ways in, after a proof', async (t) => {
    await mina.ok('PUT', '/api/v1/me/email', { email: 'mina@school.example' });
    const mail = await until(() => {
        const names = fs.existsSync(path.join(daemon.data, 'mail')) ? fs.readdirSync(path.join(daemon.data, 'mail')) : [];
        const texts = names.map((name) => fs.readFileSync(path.join(daemon.data, 'mail', name), 'latin1'));
        return texts.find((text) => text.includes('mina@school.example'));
    }, patience, 'the mail with the code');
    await mina.ok('POST', '/api/v1/me/email/verify', { code: mail.match(/\r?\n {4}(\d{6})\r?\n/)[1] });

    const program = await Program.begin('school');
    const browser = await visit(t, 'en', program.begun.body.address);
    await signInThere(browser, 'mina');
    await program.hears();
    assert.equal((await ask('/claim', program.proof())).body.stranger?.known, true);
    const wrong = await ask('/link', program.proof({ username: mina.username, password: 'wrong' }));
    assert.equal(wrong.body.code, 'wrong-credentials');
    const linked = await ask('/link', program.proof({ username: mina.username, password: mina.password }));
    assert.equal(linked.status, 201, JSON.stringify(linked.body));
    assert.equal(linked.body.account.id, mina.id);
});

test('who cancels there is told', async (t) => {
    const program = await Program.begin('school');
    const browser = await visit(t, 'en', program.begun.body.address);
    await cancelThere(browser);
    const came = await program.hears();
    assert.equal(came.get('error'), 'provider-refused');
    assert.equal((await ask('/claim', program.proof())).body.detail, 'provider-refused');
});

test('a browser that began nothing brings nothing', async (t) => {
    const program = await Program.begin('school');
    const sent = await fetch(program.begun.body.address, { redirect: 'manual' });
    assert.equal(sent.status, 303);
    assert.match(sent.headers.get('set-cookie'), /HttpOnly; SameSite=Lax/);
    // Somebody sends the provider's address on to a victim, who signs in there.
    const browser = await visit(t, 'en', sent.headers.get('location'));
    await signInThere(browser, 'victim');
    await browser.sees('/began in another browser|begun in another browser/.test(document.body.innerText)');
    assert.equal((await ask('/claim', program.proof())).body.detail, 'sign-in-pending');
    program.door.close();
});

test('a terminal is signed in by link and code', async (t) => {
    const tui = path.join(build, 'bin', 'madang-tui');
    if (!fs.existsSync(tui)) return t.skip('madang-tui is not built');
    const home = fs.mkdtempSync(path.join(folder, 'home-'));
    const child = spawn(tui, ['--server', daemon.url, '--json', 'login', '--browser', '--secret-store', 'file'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, HOME: home, XDG_DATA_HOME: path.join(home, 'data'), XDG_CONFIG_HOME: path.join(home, 'config'), LC_ALL: 'C.UTF-8', MADANG_PROFILE: '' },
    });
    t.after(() => child.kill('SIGKILL'));
    let told = '';
    child.stdout.on('data', (data) => (told += data));
    const ended = once(child, 'exit');
    const line = await until(() => told.split('\n').find((each) => each.includes('browser-sign-in')), patience, 'the link and the code');
    const { address, userCode } = JSON.parse(line).body ?? JSON.parse(line);
    assert.match(userCode, /^[B-Z]{4}-[B-Z]{4}$/);

    const browser = await visit(t, 'ko', address);
    await browser.screenshot(path.join(artifacts(), 'code.png'));
    await browser.evaluate(`document.querySelector('#code').value = 'BBBB-BBBB'; document.querySelector('form').requestSubmit()`);
    await browser.sees('/기다리는 로그인이 없습니다/.test(document.body.innerText)');
    await browser.evaluate(`document.querySelector('#code').value = ${JSON.stringify(userCode.toLowerCase())}; document.querySelector('form').requestSubmit()`);
    await browser.sees('/이 기기에서 로그인할까요/.test(document.body.innerText)');
    await browser.screenshot(path.join(artifacts(), 'approve.png'));
    await browser.press('#with-school');
    await signInThere(browser, 'jun');
    await browser.sees('/마당으로 돌아가세요/.test(document.body.innerText)');
    const [code] = await ended;
    assert.equal(code, 0, told);
    assert.match(told, /"username":"jun"/);
});

test('a password in the browser does it, too', async (t) => {
    const verifier = base64url(randomBytes(32));
    const begun = (await ask('', { challenge: base64url(createHash('sha256').update(verifier).digest()), device: '거실 <b>TV</b>' })).body;
    const browser = await visit(t, 'en', begun.address);
    await browser.evaluate(`document.querySelector('#code').value = ${JSON.stringify(begun.userCode)}; document.querySelector('form').requestSubmit()`);
    await browser.sees("!!document.querySelector('#approve')");
    assert.match(await browser.text(), /거실 <b>TV<\/b>/);
    const says = (password) => browser.evaluate(`document.querySelector('#username').value = ${JSON.stringify(mina.username)}; document.querySelector('#password').value = ${JSON.stringify(password)}; document.querySelector('form').requestSubmit()`);
    await says('wrong');
    await browser.sees('/do not fit/.test(document.body.innerText)');
    assert.equal((await ask('/claim', { attempt: begun.attempt, verifier })).body.detail, 'sign-in-pending');
    await says(mina.password);
    await browser.sees('/Go back to Madang/.test(document.body.innerText)');
    assert.equal((await ask('/claim', { attempt: begun.attempt, verifier })).body.signedIn?.account.id, mina.id);
});
