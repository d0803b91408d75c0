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
import { Person, fresh, guestOf } from './people.mjs';
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
    const room = await mina.room();
    const link = await mina.link();
    const asks = () => mina.ask('GET', '/api/v1/me').then(({ status }) => status);
    const renews = async () => {
        const { status, body } = await guestOf(mina.daemon).ask('POST', '/api/v1/sessions/refresh', { refreshToken: mina.refreshToken });
        if (status === 201 || status === 200) Object.assign(mina, { token: body.accessToken, refreshToken: body.refreshToken });
        return body;
    };
    // What is open stays so: a frame on it gets its receipt, with the token it came with and with the new one.
    const staysOpen = async () => {
        await link.send(`/app/rooms/${room.id}/messages`, { text: 'still here', tag: fresh('tag') });
        await link.send('/app/session/token', { accessToken: mina.token });
        await link.send(`/app/rooms/${room.id}/messages`, { text: 'and later', tag: fresh('tag') });
        assert.deepEqual([link.refusals.size, link.errors.size, link.closed.size], [0, 0, 0]);
    };

    const first = JSON.parse(run(data, 'keys', 'rotate', '--json').out);
    assert.ok(first.oldGoodFor > 0);
    assert.equal(await asks(), 200);
    await renews();
    assert.equal(await asks(), 200);
    await staysOpen();
    const atOnce = run(data, 'keys', 'rotate', 'at-once');
    assert.equal(atOnce.status, 0, atOnce.err);
    assert.equal(await asks(), 401);
    await renews();
    assert.equal(await asks(), 200);
    await staysOpen();
    assert.equal((await mina.history(room)).filter(({ type }) => type === 'message').length, 4);
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

test('rooms are looked after from outside: listed, closed for a reason, given another owner, and read by none of it', async (t) => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-operators-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    const daemon = await Daemon.start({ data });
    const boss = await Person.register(daemon, 'boss');
    const mina = await Person.register(daemon, 'mina');
    const jun = await Person.register(daemon, 'jun');
    const room = await mina.ok('POST', '/api/v1/rooms', { name: 'secret garden', visibility: 'private' });
    await mina.ok('POST', `/api/v1/rooms/${room.id}/invitations`, { username: jun.username });
    await mina.ok('POST', '/api/v1/rooms/direct', { username: jun.username });
    await mina.ok('POST', `/api/v1/rooms/${room.id}/messages`, { text: 'only for us', tag: 't1' });

    const listed = run(data, 'rooms', 'list');
    assert.equal(listed.status, 0, listed.err);
    assert.match(listed.out, new RegExp(`^${room.id} +private +2 +${mina.username} .*secret garden$`, 'm'));
    assert.equal(listed.out.trim().split('\n').length, 1, 'a direct room is listed');
    assert.ok(!listed.out.includes('only for us'));
    assert.equal(run(data, 'rooms', 'list', '--limit', '1', '--json').out.trim().split('\n').length, 1);

    // Another owner only when there is none, and only who is there already.
    const give = (name) => run(data, 'rooms', 'owner', room.id, name, '--reason', 'owner left us');
    assert.match(give(jun.username).err, /has an owner who can sign in/);
    assert.equal(run(data, 'users', 'disable', mina.username).status, 0);
    assert.match(give(boss.username).err, /no member of that room/);
    assert.match(give('nobody').err, /no account nobody/);
    assert.match(run(data, 'rooms', 'owner', room.id, jun.username).err, /say why/);
    const given = give(jun.username);
    assert.equal(given.status, 0, given.err);
    assert.equal(JSON.parse(run(data, 'rooms', 'show', room.id, '--json').out).owner, jun.username);
    assert.equal((await boss.ask('GET', `/api/v1/rooms/${room.id}`)).status, 404, 'an operator reads it');

    // Nothing without --yes.
    const asked = run(data, 'rooms', 'close', room.id, '--reason', 'only spam');
    assert.equal(asked.status, 3);
    assert.match(asked.out, /Nothing was changed: --yes does it/);
    assert.equal(run(data, 'rooms', 'close', room.id, '--reason', 'only spam', '--dry-run').status, 0);
    assert.match(run(data, 'rooms', 'close', room.id, '--yes').err, /say why/);
    await daemon.stop();

    // The same without a daemon.
    const closed = run(data, 'rooms', 'close', room.id, '--reason', 'only spam', '--yes');
    assert.equal(closed.status, 0, closed.err);
    assert.match(run(data, 'rooms', 'close', room.id, '--reason', 'again', '--yes').err, /closed already/);
    assert.match(run(data, 'rooms', 'show', '999').err, /no room 999/);
    assert.equal(run(data, 'rooms').status, 1);
    const later = await Daemon.start({ data });
    jun.daemon = later;
    assert.equal((await jun.ask('POST', `/api/v1/rooms/${room.id}/messages`, { text: 'still?', tag: 't2' })).status, 409);
    const events = (await jun.history(room)).filter(({ type }) => type === 'room.closed');
    assert.equal(events.length, 1);
    assert.equal(events[0].sender, undefined);
    const acts = run(data, 'audit', 'list', '--action', 'room', '--json').out.trim().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(acts.map(({ actor, action, details }) => [actor, action, details.reason]), [
        ['operator@host', 'room.close', 'only spam'],
        ['operator@socket', 'room.give-owner', 'owner left us'],
    ]);
    await later.stop();
});

test('complaints are read with what stood around them, and decided with a reason', async (t) => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-operators-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    const daemon = await Daemon.start({ data });
    await Person.register(daemon, 'boss');
    const mina = await Person.register(daemon, 'mina');
    const jun = await Person.register(daemon, 'jun');
    const room = await mina.room();
    await jun.join(room);
    await mina.post(room, 'what was before');
    const bad = [];
    for (const text of ['pay me first', 'and pay twice']) bad.push(await jun.post(room, text));
    for (const { id } of bad) await mina.ok('POST', `/api/v1/rooms/${room.id}/events/${id}/complaints`, { reason: 'fraud', note: 'no goods' });

    const open = run(data, 'complaints', 'list', '--json').out.trim().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(open.map(({ said }) => said), ['pay me first', 'and pay twice']);
    assert.match(run(data, 'complaints', 'list').out, /fraud, says mina: no goods/);
    const shown = run(data, 'complaints', 'show', open[0].id);
    assert.equal(shown.status, 0, shown.err);
    assert.match(shown.out, /what was before/);
    const asked = run(data, 'complaints', 'decide', open[0].id, 'remove');
    assert.equal(asked.status, 3);
    assert.match(asked.out, /would be gone for everybody.*Nothing was changed: --yes does it/);
    assert.equal(run(data, 'complaints', 'decide', open[0].id, 'remove', '--dry-run').status, 0);
    assert.equal((await mina.history(room)).find(({ id }) => id === bad[0].id).marks, undefined);
    const removed = run(data, 'complaints', 'decide', open[0].id, 'remove', '--reason', 'a swindler', '--yes');
    assert.equal(removed.status, 0, removed.err);
    assert.ok((await mina.history(room)).find(({ id }) => id === bad[0].id).marks.deleted);
    assert.match(run(data, 'complaints', 'decide', open[0].id, 'dismiss', '--yes').err, /is decided/);
    assert.equal(run(data, 'complaints', 'decide', open[0].id, 'burn').status, 1);
    await daemon.stop();

    // The same without a daemon.
    assert.equal(run(data, 'complaints', 'decide', open[1].id, 'dismiss', '--yes').status, 0);
    assert.equal(run(data, 'complaints', 'list').out.trim(), '');
    assert.equal(run(data, 'complaints', 'list', 'decided', '--json').out.trim().split('\n').length, 2);
    const acts = run(data, 'audit', 'list', '--action', 'complaint', '--json').out.trim().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(acts.map(({ actor, details }) => [actor, details.verdict, details.reason]), [
        ['operator@host', 'dismissed', undefined],
        ['operator@socket', 'removed', 'a swindler'],
    ]);
});
