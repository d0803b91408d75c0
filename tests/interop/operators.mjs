// SPDX-License-Identifier: GPL-3.0-or-later
// Operators at the machine, by the real program: accounts are looked after with the same result beside a running daemon
// and without one, who is disabled is cut off within seconds, and a changed byte of the audit log is found.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { afterEach } from 'node:test';
import { Daemon, killLiving, program } from './daemon.mjs';
import { Person, guestOf } from './people.mjs';
import { book, change } from './money_book.mjs';
import { secretMarker } from './marker.mjs';

afterEach(killLiving);

const run = (data, ...args) => {
    const { status, stdout, stderr } = spawnSync(program, [...args, '--data', data], { encoding: 'utf8', timeout: 60000 });
    return { status, out: stdout, err: stderr };
};

test('who is disabled is cut off within seconds and told so; a locked-out owner comes back', async (t) => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-operators-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    const daemon = await Daemon.start({ data });
    const mina = await Person.register(daemon, 'mina');
    const jun = await Person.register(daemon, 'jun');
    const link = await jun.link();

    const disabled = run(data, 'users', 'disable', jun.username);
    assert.equal(disabled.status, 0, disabled.err);
    await link.closed.next(5000, 'the end of the connection');
    await link.close();
    assert.equal((await jun.ask('GET', '/api/v1/me')).status, 401);
    const signIn = (name, password) => guestOf(jun.daemon).ask('POST', '/api/v1/sessions', { username: name, password });
    const refused = await signIn(jun.username, jun.password);
    assert.equal(refused.status, 403);
    assert.match(JSON.stringify(refused.body), /account-disabled/);
    assert.match(run(data, 'users', 'disable', jun.username).err, /disabled already/);
    assert.match(run(data, 'users', 'show', 'nobody').err, /no account nobody/);
    assert.equal(run(data, 'users', 'enable', jun.username).status, 0);
    assert.equal((await signIn(jun.username, jun.password)).status, 201);

    const fresh = JSON.parse(run(data, 'users', 'reset-password', mina.username, '--json').out);
    assert.equal((await signIn(mina.username, mina.password)).status, 401);
    assert.equal((await signIn(mina.username, fresh.password)).status, 201);
    assert.ok(!daemon.log().includes(fresh.password), 'a password is in the log');
    const made = JSON.parse(run(data, 'users', 'create', 'bora', 'treasurer', '--json').out);
    assert.equal(made.user.role, 'treasurer');
    assert.equal((await signIn('bora', made.password)).status, 201);
    assert.match(run(data, 'users', 'create', 'bora').err, /taken/);
    assert.match(run(data, 'users', 'create', 'boris', 'king').err, /treasurer, admin or owner/);
    assert.equal(run(data, 'users').status, 1);
    await daemon.stop();
    assert.ok(!daemon.log().includes(made.password), 'a password is in the log');

    // The same without a daemon.
    assert.match(run(data, 'users', 'list').out, /bora +treasurer/);
    assert.equal(run(data, 'users', 'disable', 'bora').status, 0);
    assert.equal(run(data, 'users', 'logout', jun.username).status, 0);
    const later = await Daemon.start({ data });
    jun.daemon = later;
    assert.match(JSON.stringify((await signIn('bora', made.password)).body), /account-disabled/);
    assert.equal((await guestOf(later).ask('POST', '/api/v1/sessions/refresh', { refreshToken: jun.refreshToken })).status, 401);

    const acts = run(data, 'audit', 'list', '--action', 'account', '--json').out.trim().split('\n').map((line) => JSON.parse(line));
    const told = acts.map(({ actor, action }) => `${actor} ${action}`);
    for (const act of ['operator@socket account.disable', 'operator@socket account.reset-password', 'operator@socket account.create', 'operator@host account.disable', 'operator@host account.logout', `${mina.username} account.sign-in`]) {
        assert.ok(told.includes(act), `${act} in ${told}`);
    }
    assert.match(acts.find(({ actor }) => actor === 'operator@socket').request, /^socket:uid=\d+$/);
    const exported = run(data, 'audit', 'export').out;
    for (const secret of [made.password, fresh.password]) assert.ok(!exported.includes(secret), 'a password is on record');
    assert.equal(exported.trim().split('\n').length, JSON.parse(run(data, 'audit', 'verify', '--json').out).records);
    await later.stop();
});

test('a new signing key signs nobody out, also one that was needed at once', async (t) => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-operators-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    const daemon = await Daemon.start({ data });
    const mina = await Person.register(daemon, 'mina');
    const link = await mina.link();
    const asks = () => mina.ask('GET', '/api/v1/me').then(({ status }) => status);
    const renews = async () => {
        const { status, body } = await guestOf(mina.daemon).ask('POST', '/api/v1/sessions/refresh', { refreshToken: mina.refreshToken });
        if (status === 201 || status === 200) Object.assign(mina, { token: body.accessToken, refreshToken: body.refreshToken });
        return body;
    };

    const first = JSON.parse(run(data, 'keys', 'rotate', '--json').out);
    assert.ok(first.oldGoodFor > 0);
    assert.equal(await asks(), 200);
    await renews();
    assert.equal(await asks(), 200);
    const atOnce = run(data, 'keys', 'rotate', 'at-once');
    assert.equal(atOnce.status, 0, atOnce.err);
    assert.equal(await asks(), 401);
    await renews();
    assert.equal(await asks(), 200);
    assert.equal(link.isClosed?.() ?? false, false);
    assert.equal(run(data, 'keys').status, 1);
    assert.equal(run(data, 'keys', 'rotate', 'now').status, 1);
    await link.close();
    await daemon.stop();

    // The same without a daemon.
    assert.equal(run(data, 'keys', 'rotate').status, 0);
    mina.daemon = await Daemon.start({ data });
    assert.equal(await asks(), 200);
    const acts = run(data, 'audit', 'list', '--action', 'keys', '--json').out.trim().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(acts.map(({ actor }) => actor), ['operator@host', 'operator@socket', 'operator@socket']);
    assert.deepEqual(acts.map(({ details }) => details.atOnce), [false, true, false]);
    await mina.daemon.stop();
});

test('one changed byte of the audit log in the store is found, and which record it is', async (t) => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-operators-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    for (const name of ['mina', 'jun', 'bora']) assert.equal(run(data, 'users', 'create', name).status, 0);
    const whole = run(data, 'audit', 'verify');
    assert.equal(whole.status, 0, whole.err);
    const [, end] = whole.out.match(/: (\d+:[0-9a-f]{64})$/m);
    assert.equal(run(data, 'audit', 'verify', end).status, 0);

    // In the file itself, below every guard.
    const file = path.join(data, 'madang.db');
    book(data, 'PRAGMA wal_checkpoint(TRUNCATE)');
    const octets = fs.readFileSync(file);
    const words = Buffer.from('{"role":"member","username":"jun"}');
    const at = octets.indexOf(words);
    assert.ok(at > 0, 'the record is in the file');
    octets.write('admin!', at + words.indexOf('member'));
    fs.writeFileSync(file, octets);
    const broken = run(data, 'audit', 'verify');
    assert.equal(broken.status, 3);
    assert.match(broken.out, /RECORD 2 was changed/);
    octets.write('member', at + words.indexOf('member'));
    fs.writeFileSync(file, octets);
    assert.equal(run(data, 'audit', 'verify').status, 0);

    change(data, 'DROP TRIGGER audit_record_is_never_deleted; DELETE FROM audit_record WHERE number = 3');
    assert.equal(run(data, 'audit', 'verify').status, 0, 'sound in itself');
    assert.match(run(data, 'audit', 'verify', end).out, /RECORD 3 is gone/);
    assert.equal(run(data, 'ledger', 'check').status, 3, 'the guard is missed');
});

test('a house that takes nobody without leave: a code lets one in, the others are approved or turned away', async (t) => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-operators-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    const daemon = await Daemon.start({ data, config: { accounts: { registration: 'approval', terms_version: '1', terms_url: 'https://example.org/terms' } } });
    const ask = (name, more = {}) => guestOf(daemon).ask('POST', '/api/v1/accounts', { username: name, password: `${secretMarker}-${name}`, terms: '1', ...more });
    const rules = await guestOf(daemon).ask('GET', '/api/v1/registration');
    assert.deepEqual([rules.body.mode, rules.body.terms.version], ['approval', '1']);
    assert.equal((await ask('mina')).status, 201); // the first one owns it
    assert.match(JSON.stringify((await ask('jun', { terms: '0' })).body), /terms/);
    assert.match(JSON.stringify((await ask('jun', { about: '알토' })).body), /approval-pending/);
    const waiting = run(data, 'users', 'applicants');
    assert.match(waiting.out, /jun .*알토/);
    assert.equal(run(data, 'users', 'approve', 'jun').status, 0);
    assert.equal((await guestOf(daemon).ask('POST', '/api/v1/sessions', { username: 'jun', password: `${secretMarker}-jun` })).status, 201);
    assert.match(run(data, 'users', 'approve', 'jun').err, /does not wait/);
    const invited = JSON.parse(run(data, 'users', 'invite', '1', '2', '--json').out);
    assert.equal((await ask('sora', { invite: invited.code })).status, 201);
    assert.match(JSON.stringify((await ask('bora', { invite: invited.code })).body), /"invite"/);
    assert.equal(run(data, 'users', 'invites').out.trim(), '');
    assert.equal(run(data, 'users', 'reject', 'nobody').status, 3);
    assert.ok(!daemon.log().includes(invited.code), 'an invitation is in the log');
    await daemon.stop();
});
