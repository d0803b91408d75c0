// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon with four door threads, as an operator starts it: everybody gets everything once and in order, also
// who comes back; a session ended elsewhere is closed wherever it is; the end is in order.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import test, { after, before } from 'node:test';
import { Daemon, program, until } from './daemon.mjs';
import { Person, fresh } from './people.mjs';

let daemon;
before(async () => {
    daemon = await Daemon.start({ args: ['--io-threads', '4'] });
});
after(() => daemon?.stop());

/** The positions of one room that a link is told from now on, in the order they come. */
async function listen(link, room, headers = {}) {
    const seen = [];
    const receipt = link.receipt();
    link.client.subscribe(`/topic/rooms/${room.id}`, (message) => seen.push(Number(message.headers.position)), { ...headers, receipt: receipt.id });
    await receipt.came;
    return seen;
}
const upTo = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

test('four threads serve connections', () => {
    const tasks = fs.readdirSync(`/proc/${daemon.child.pid}/task`).map((task) => fs.readFileSync(`/proc/${daemon.child.pid}/task/${task}/comm`, 'utf8').trim());
    assert.equal(tasks.filter((name) => name.startsWith('door')).length, 4, tasks.join());
    assert.equal(spawnSync(program, ['serve', '--io-threads', '0']).status, 1);
    assert.equal(spawnSync(program, ['serve', '--io-threads', 'many']).status, 1);
});

test('subscribers on different threads get everything once and in order', async () => {
    const mina = await Person.register(daemon, 'mina');
    const room = await mina.room();
    const readers = await Promise.all(upTo(1, 40).map(() => mina.link()));
    const seen = await Promise.all(readers.map((link) => listen(link, room)));
    const writers = await Promise.all(upTo(1, 6).map(() => mina.link()));
    const start = (await mina.history(room)).at(-1).position;
    await Promise.all(writers.map(async (writer) => {
        for (let i = 0; i < 60; ++i) await writer.send(`/app/rooms/${room.id}/messages`, { text: 'x', tag: fresh('t') });
    }));
    const end = start + 6 * 60;
    await until(() => seen.every((each) => each.at(-1) === end), 20000, 'everybody has everything');
    for (const each of seen) assert.deepEqual(each, upTo(start + 1, end));

    // Who comes back while others go on talking finds the rest, whichever thread takes them now.
    const leaving = readers.slice(0, 20);
    await Promise.all(leaving.map((link) => link.close()));
    const talking = Promise.all(writers.map(async (writer) => {
        for (let i = 0; i < 40; ++i) await writer.send(`/app/rooms/${room.id}/messages`, { text: 'y', tag: fresh('t') });
    }));
    const back = await Promise.all(leaving.map(() => mina.link()));
    const resumed = await Promise.all(back.map((link) => listen(link, room, { after: String(end), epoch: room.epoch })));
    await talking;
    const last = end + 6 * 40;
    await until(() => resumed.every((each) => each.at(-1) === last) && seen.slice(20).every((each) => each.at(-1) === last), 20000, 'everybody is level');
    for (const each of resumed) assert.deepEqual(each, upTo(end + 1, last));
    for (const each of seen.slice(20)) assert.deepEqual(each, upTo(start + 1, last));
    await Promise.all([...readers.slice(20), ...writers, ...back].map((link) => link.close()));
});

test('a session that is ended is closed on every thread', async () => {
    const jun = await Person.register(daemon, 'jun');
    const links = await Promise.all(upTo(1, 16).map(() => jun.link()));
    const ends = links.map((link) => link.closed.next(5000, 'the end of a signed-out link'));
    await jun.ask('DELETE', '/api/v1/sessions/current');
    for (const { code } of await Promise.all(ends)) assert.equal(code, 1008);
});
