// SPDX-License-Identifier: GPL-3.0-or-later
// A backup of a daemon under load, by the real program: it is whole, a changed byte anywhere in it is found, and what is
// restored from it goes on: the same people, words, files and money, in a folder of its own.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { afterEach } from 'node:test';
import { Daemon, artifacts, killLiving, program } from './daemon.mjs';
import { Person, guestOf } from './people.mjs';
import { book, change } from './money_book.mjs';

afterEach(killLiving);

const config = { payments: { gateway: 'transfer', transfer_accounts: ['bank | 111-11 | madang'] } };

const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 120000 });
    return { status, out: stdout, err: stderr };
};
const filesBelow = (folder) => fs.readdirSync(folder, { recursive: true }).filter((name) => fs.statSync(path.join(folder, name)).isFile());

/** A house with people, words, a file and money. */
async function house(daemon) {
    const mina = await Person.register(daemon, 'mina'); // the first one may move money
    const jun = await Person.register(daemon, 'jun');
    const room = await mina.room('yard');
    await jun.join(room);
    for (let i = 0; i < 20; ++i) await jun.post(room, `word ${i}`);
    const octets = Buffer.from('a file of mina that must come back'.repeat(100));
    const upload = await mina.ok('POST', `/api/v1/rooms/${room.id}/uploads`, { name: 'list.bin', size: octets.length });
    const sent = await fetch(`${daemon.url}/api/v1/rooms/${room.id}/uploads/${upload.id}/chunks/0`, {
        method: 'PUT', body: octets, headers: { Authorization: `Bearer ${mina.token}`, 'Content-Type': 'application/octet-stream' },
    });
    assert.equal(sent.status, 200, await sent.text());
    const posted = await mina.ok('POST', `/api/v1/rooms/${room.id}/messages`, { text: 'here it is', tag: 'with-file', attachments: [upload.id] });
    const campaign = await mina.campaign('roof', 1000000);
    const { donation } = await jun.donate(campaign, 50000);
    await mina.ok('POST', '/api/v1/desk/transfers', { transaction: 'b-1', reference: donation.deposit.reference, amount: { amount: 50000, currency: 'KRW' } });
    return { mina, jun, room, octets, file: upload.id, posted, campaign };
}

test('a backup of a busy daemon is whole, a changed byte is found, and what is restored goes on', async (t) => {
    const base = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-backup-'));
    t.after(() => fs.rmSync(base, { recursive: true, force: true }));
    const data = path.join(base, 'data');
    const daemon = await Daemon.start({ data, config });
    const { mina, jun, room, octets, file, campaign } = await house(daemon);

    // A key that the configuration may name, by a name of the operator's.
    fs.writeFileSync(path.join(data, 'Toss_2026.key'), 'kept', { mode: 0o600 });

    // Somebody goes on talking all the time.
    let talking = true;
    let said = 0;
    const talk = (async () => {
        while (talking) {
            await jun.post(room, `meanwhile ${said}`);
            ++said;
        }
    })();
    const backup = path.join(base, 'first');
    const making = spawn(program, ['backup', backup, '--json', '--data', data]);
    let out = '';
    let err = '';
    making.stdout.on('data', (text) => { out += text; });
    making.stderr.on('data', (text) => { err += text; });
    const [code] = await once(making, 'exit');
    talking = false;
    await talk;
    assert.equal(code, 0, err);
    const made = JSON.parse(out);
    assert.equal(made.backup, backup);
    assert.ok(made.manifest.counts.messages >= 21);
    assert.equal(made.manifest.counts.files, 1);
    assert.equal(made.manifest.counts.entries, 1);
    assert.ok(made.manifest.counts.audited >= 1, 'the transfer that was seen is on the audit log');

    // Only for its owner, with the keys, and never written over.
    assert.equal(fs.statSync(backup).mode & 0o777, 0o700);
    for (const name of filesBelow(backup)) assert.equal(fs.statSync(path.join(backup, name)).mode & 0o077, 0, name);
    assert.ok(fs.existsSync(path.join(backup, 'keys/signing.key')));
    const again = run('backup', backup, '--data', data);
    assert.equal(again.status, 2);
    assert.match(again.err, /never written over/);
    assert.equal(spawnSync('sha256sum', ['-c', 'manifest.sha256'], { cwd: backup }).status, 0);
    // In a folder that is there it gets a name of its own.
    const shelf = path.join(base, 'shelf');
    fs.mkdirSync(shelf);
    assert.equal(run('backup', shelf, '--data', data).status, 0);
    assert.match(fs.readdirSync(shelf).join(), /^madang-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/);

    const proven = run('backup', 'verify', backup);
    assert.equal(proven.status, 0, proven.out + proven.err);
    assert.match(proven.out, /ok +ledger-sum-is-zero/);
    assert.match(proven.out, /ok +audit-log-holds/);

    // One byte of any file, one file less, one more.
    for (const name of filesBelow(backup)) {
        const whole = fs.readFileSync(path.join(backup, name));
        const broken = Buffer.from(whole);
        broken[Math.floor(broken.length / 2)] ^= 1;
        fs.writeFileSync(path.join(backup, name), broken);
        const found = run('backup', 'verify', backup, '--json');
        assert.equal(found.status, 3, `${name}: ${found.out}${found.err}`);
        assert.equal(JSON.parse(found.out).holds, false);
        const refused = run('restore', backup, '--data', path.join(base, 'never'));
        assert.equal(refused.status, 2, name);
        fs.writeFileSync(path.join(backup, name), whole);
        fs.rmSync(path.join(base, 'never'), { recursive: true, force: true });
    }
    fs.renameSync(path.join(backup, 'manifest.sha256'), path.join(base, 'aside'));
    assert.equal(run('backup', 'verify', backup).status, 3);
    fs.renameSync(path.join(base, 'aside'), path.join(backup, 'manifest.sha256'));
    const attached = filesBelow(backup).find((name) => name.startsWith('files/'));
    fs.renameSync(path.join(backup, attached), path.join(base, 'aside'));
    assert.match(run('backup', 'verify', backup).out, new RegExp(attached));
    fs.renameSync(path.join(base, 'aside'), path.join(backup, attached));
    fs.writeFileSync(path.join(backup, 'keys/other.key'), 'x');
    assert.match(run('backup', 'verify', backup).out, /FAIL +nothing-was-added/);
    fs.rmSync(path.join(backup, 'keys/other.key'));

    // Not over a store, and not under a daemon.
    const onTop = run('restore', backup, '--data', data);
    assert.equal(onTop.status, 2);
    assert.match(onTop.err, /already uses the store/);
    // The verbs ran without a turn of the loop: it has yet to see which connections the daemon gave up meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    await mina.post(room, 'after the backup');
    const epoch = (await mina.ok('GET', `/api/v1/rooms/${room.id}`)).epoch;
    await daemon.stop();
    assert.match(run('restore', backup, '--data', data).err, /not empty/);

    const second = path.join(base, 'second');
    const restored = run('restore', backup, '--data', second);
    assert.equal(restored.status, 0, restored.err);
    assert.equal(fs.readFileSync(path.join(second, 'Toss_2026.key'), 'utf8'), 'kept');
    assert.equal(fs.statSync(path.join(second, 'Toss_2026.key')).mode & 0o777, 0o600);
    const here = await Daemon.start({ data: second, config, log: 'restored.log' });
    for (const person of [mina, jun]) person.daemon = here;
    // The same keys and sessions: nobody signs in anew.
    const seen = await mina.ok('GET', `/api/v1/rooms/${room.id}`);
    assert.notEqual(seen.epoch, epoch, 'who saw more than the backup holds is told to read again');
    const words = (await jun.history(room)).filter(({ type }) => type === 'message').map(({ body }) => body.text);
    assert.equal(words.length, made.manifest.counts.messages);
    assert.ok(words.includes('word 19') && !words.includes('after the backup'));
    const back = await fetch(`${here.url}/api/v1/rooms/${room.id}/attachments/${file}`, { headers: { Authorization: `Bearer ${mina.token}` } });
    assert.deepEqual(Buffer.from(await back.arrayBuffer()), octets);
    assert.equal((await guestOf(here).ok('GET', `/api/v1/campaigns/${campaign.id}`)).total.amount, 50000);
    await mina.post(room, 'it goes on');
    const check = await mina.ok('POST', '/api/v1/desk/ledger-checks', {});
    assert.ok(check.holds);
    const acts = run('audit', 'list', '--action', 'store', '--json', '--data', second);
    assert.equal(JSON.parse(acts.out).action, 'store.restore');
    assert.equal(run('audit', 'verify', '--data', second).status, 0);
    await here.stop();
});

test('a backup of a newer schema is refused, and so is what is none', async (t) => {
    const base = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-backup-'));
    t.after(() => fs.rmSync(base, { recursive: true, force: true }));
    const data = path.join(base, 'data');
    assert.match(run('backup', path.join(base, 'x'), '--data', data).err, /no store/);
    assert.equal(run('backup').status, 1);
    assert.equal(run('restore').status, 1);
    assert.match(run('backup', 'verify', base).err, /no backup/);
    assert.match(run('restore', base, '--data', path.join(base, 'y')).err, /no backup/);
    assert.equal(run('users', 'create', 'mina', '--data', data).status, 0);
    const backup = path.join(base, 'b');
    assert.equal(run('backup', backup, '--data', data).status, 0, 'without a daemon, too');
    assert.deepEqual(fs.readdirSync(base).filter((name) => name.includes('partial')), []);

    const manifest = JSON.parse(fs.readFileSync(path.join(backup, 'manifest.json'), 'utf8'));
    manifest.schema += 1;
    fs.writeFileSync(path.join(backup, 'manifest.json'), JSON.stringify(manifest) + '\n');
    const digest = spawnSync('sha256sum', ['manifest.json'], { cwd: backup, encoding: 'utf8' }).stdout;
    fs.writeFileSync(path.join(backup, 'manifest.sha256'), digest);
    for (const words of [['restore', backup, '--data', path.join(base, 'z')], ['backup', 'verify', backup]]) {
        const { status, err } = run(...words);
        assert.equal(status, 2);
        assert.match(err, /newer madangd/);
    }
    // One that names a file outside of itself takes nothing there.
    manifest.schema -= 1;
    manifest.files[0].path = '../../outside.db';
    fs.writeFileSync(path.join(backup, 'manifest.json'), JSON.stringify(manifest) + '\n');
    fs.writeFileSync(path.join(backup, 'manifest.sha256'), spawnSync('sha256sum', ['manifest.json'], { cwd: backup, encoding: 'utf8' }).stdout);
    assert.match(run('restore', backup, '--data', path.join(base, 'z')).err, /no manifest/);

    // A store that a newer program made is not copied by this one.
    change(data, "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (9999, '9999_future', '', 0)");
    assert.match(run('backup', path.join(base, 'c'), '--data', data).err, /newer madangd/);
    assert.ok(!fs.existsSync(path.join(base, 'c')));
    assert.equal(book(data, 'SELECT COUNT(*) FROM account')[0][0], 1);
});
