// SPDX-License-Identifier: GPL-3.0-or-later
// The disk fills up under a running daemon, and is freed again. Runs in a mount namespace of its own, with a small
// tmpfs as the disk; where the kernel forbids that, it says so and is skipped (77).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { afterEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Daemon, killLiving, until } from './daemon.mjs';
import { Person, fresh } from './people.mjs';

afterEach(killLiving);

if (!process.env.MADANG_OWN_MOUNTS) {
    const unshare = process.getuid() === 0 ? ['-m'] : ['-rm'];
    const probe = spawnSync('unshare', [...unshare, 'mount', '-t', 'tmpfs', 'none', '/mnt'], { encoding: 'utf8' });
    if (probe.status !== 0) {
        console.log(`skipped: no small disk can be mounted here (${(probe.stderr ?? String(probe.error)).trim()})`);
        process.exit(77);
    }
    const own = spawnSync('unshare', [...unshare, process.execPath, fileURLToPath(import.meta.url)], { stdio: 'inherit', env: { ...process.env, MADANG_OWN_MOUNTS: '1' } });
    process.exit(own.status ?? 1);
}

const disk = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-disk-'));
assert.equal(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'none', disk]).status, 0);

/** Fills the disk to its last octet. */
function fill(file) {
    const out = fs.openSync(file, 'w');
    for (let size = 1 << 20; size > 0; size >>= 1) {
        try {
            for (;;) if (fs.writeSync(out, Buffer.alloc(size, 1)) < size) break;
        } catch (failure) {
            assert.equal(failure.code, 'ENOSPC');
        }
    }
    fs.closeSync(out);
}

test('writes are refused with a code, reads go on, and space that comes back is enough', async () => {
    const daemon = await Daemon.start({ data: path.join(disk, 'data') });
    const mina = await Person.register(daemon, 'mina');
    const room = await mina.room();
    const link = await mina.link();
    const app = `/app/rooms/${room.id}/messages`;
    const receipted = [];
    const post = async (tag) => {
        await link.send(app, { text: 'x'.repeat(3000), tag });
        receipted.push(tag);
    };
    for (let i = 0; i < 20; ++i) await post(fresh('before'));
    const filler = path.join(disk, 'filler');
    fill(filler);

    const refusal = await until(async () => {
        const tag = fresh('full');
        const receipt = link.receipt();
        link.client.publish({ destination: app, body: JSON.stringify({ text: 'x'.repeat(3000), tag }), headers: { receipt: receipt.id } });
        const first = await Promise.race([receipt.came.then(() => 'receipt'), link.refusals.next(20000, 'a refusal')]);
        if (first === 'receipt') receipted.push(tag); // there was a little room left inside the store's own files
        return first === 'receipt' ? undefined : first;
    }, 30000, 'a refusal');
    assert.equal(refusal.code, 'storage-full');
    const answer = await mina.ask('POST', `/api/v1/rooms/${room.id}/messages`, { text: 'x'.repeat(3000), tag: fresh('full') });
    assert.equal(answer.status, 507);
    assert.equal(answer.body.code, 'storage-full');
    assert.equal((await mina.history(room)).filter((event) => event.type === 'message').length, receipted.length, 'reads go on');
    await until(async () => (await fetch(`${daemon.url}/readyz`)).status === 503, 10000, '/readyz to say no');
    assert.equal((await fetch(`${daemon.url}/healthz`)).status, 200, 'alive all the same');

    fs.rmSync(filler);
    await until(async () => (await mina.ask('POST', `/api/v1/rooms/${room.id}/messages`, { text: 'again', tag: 'after' })).status === 201, 10000, 'writes again');
    receipted.push('after');
    await post(fresh('after'));
    await until(async () => (await fetch(`${daemon.url}/readyz`)).ok, 10000, '/readyz to say yes');
    const events = await mina.history(room);
    assert.deepEqual(events.filter((event) => event.type === 'message').map((event) => event.tag), receipted);
    assert.deepEqual(events.map((event) => event.position), events.map((_, i) => i + 1));
    await link.close();
    await daemon.stop();
});
