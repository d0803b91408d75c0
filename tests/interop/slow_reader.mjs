// SPDX-License-Identifier: GPL-3.0-or-later
// A reader that freezes in a busy room: it is cut off with a reason, resumes, and nobody else feels anything.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test, { after, before } from 'node:test';
import { Daemon, until } from './daemon.mjs';
import { Person, fresh } from './people.mjs';

/** How long the room stays busy; MADANG_FREEZE_MS=60000 for a long look. */
const busyMs = Number(process.env.MADANG_FREEZE_MS ?? 6000);
const queueOctets = 256 * 1024;
const text = 'x'.repeat(1800);

let daemon;
before(async () => {
    daemon = await Daemon.start({ config: { limits: { send_queue_bytes: queueOctets } } });
});
after(() => daemon?.stop());

const residentKib = () => Number(/^VmRSS:\s+(\d+) kB/m.exec(fs.readFileSync(`/proc/${daemon.child.pid}/status`, 'utf8'))[1]);
async function metric(line) {
    const all = await (await fetch(`${daemon.url}/metrics`)).text();
    return Number(all.split('\n').find((each) => each.startsWith(`${line} `))?.split(' ')[1] ?? 0);
}
const slowReaders = () => metric('madang_door_closed_total{reason="slow-reader"}');
const positionOf = (message) => Number(message.headers.position);


/** What came before the end, which must be one stretch of positions; the last of them. */
async function lastSeen(box) {
    let last = 0;
    while (box.size > 0) {
        const position = positionOf(await box.next());
        if (last > 0) assert.equal(position, last + 1);
        last = position;
    }
    assert.ok(last > 0);
    return last;
}

test('frozen readers are cut off, resume without gap or repeat, and cost nobody else', async () => {
    const [mina, jun, hana] = await Promise.all(['mina', 'jun', 'hana'].map((name) => Person.register(daemon, name)));
    const room = await mina.room();
    await jun.join(room);
    await hana.join(room);
    const topic = `/topic/rooms/${room.id}`;

    const speaker = await mina.link();
    const reader = await jun.link();
    const seen = [];
    const waits = [];
    const sentAt = new Map();
    reader.client.subscribe(topic, (message) => {
        const event = JSON.parse(message.body);
        if (event.type !== 'message') return;
        seen.push(positionOf(message));
        waits.push(performance.now() - sentAt.get(event.tag));
    });
    const freeze = async () => {
        const link = await hana.link();
        link.box = await link.subscribe(topic);
        link.client.webSocket.pause();
        return link;
    };
    const dozing = await freeze(); // wakes up soon after it was cut off
    const asleep = await freeze(); // stays frozen to the end

    const subscribed = await metric('madang_door_subscriptions');
    let posted = 0;
    let woken;
    const residents = [];
    const end = Date.now() + busyMs;
    while (Date.now() < end || !woken) {
        const tags = Array.from({ length: 20 }, () => fresh('t'));
        for (const tag of tags) sentAt.set(tag, performance.now());
        await Promise.all(tags.map((tag) => speaker.send(`/app/rooms/${room.id}/messages`, { text, tag })));
        posted += tags.length;
        // Each of the two loses its topic and its queue of errors at once; its socket waits a while for it to wake up.
        if (!woken && (await metric('madang_door_subscriptions')) === subscribed - 4) {
            woken = dozing.closed.next(10000, 'the end of the one that wakes up');
            dozing.client.webSocket.resume();
        }
        if (woken) await new Promise((done) => setTimeout(done, 100)); // a busy room, not a flood
        if (posted % 200 === 0) residents.push(residentKib());
        assert.ok(posted < 200000, 'the frozen readers were never cut off');
    }
    await until(() => seen.length === posted, 10000, 'the healthy reader gets everything');
    assert.deepEqual(seen, [...seen].sort((a, b) => a - b), 'in order');
    assert.equal(new Set(seen).size, posted, 'and once');

    // What two frozen readers may hold, and a little for the allocator.
    const early = residents[Math.floor(residents.length / 3)];
    const late = Math.max(...residents.slice(-3));
    // A sanitizer keeps freed memory on purpose.
    if (process.env.MADANG_SANITIZED !== '1') assert.ok(late - early < 8 * 1024, `resident memory grew from ${early} to ${late} KiB`);

    // Who wakes up finds whole frames, then why, then the close code; who does not is let go without a word.
    const { code, reason } = await woken;
    assert.deepEqual({ code, reason }, { code: 1008, reason: 'slow-reader' });
    assert.match((await dozing.errors.next(1000)).headers.message, /slow-reader/);
    const away = asleep.closed.next(20000, 'the end of the one that slept');
    asleep.client.webSocket.resume();
    await away;
    await until(async () => (await slowReaders()) === 2, 15000, 'both are counted, and nobody else');

    // Both come back from where they were.
    let resumedCount = 0;
    for (const { box } of [dozing, asleep]) {
        const last = await lastSeen(box);
        const newest = Math.max(...seen);
        assert.ok(last < newest, 'something was missed');
        const again = await hana.link();
        const resumed = await again.subscribe(topic, { after: String(last), epoch: room.epoch });
        if (newest - last > 10000) {
            assert.equal((await resumed.next()).headers.event, 'reload'); // beyond what is told again
        } else {
            for (let position = last + 1; position <= newest; ++position) {
                assert.equal(positionOf(await resumed.next(20000, `position ${position} of ${newest}`)), position);
                ++resumedCount;
            }
        }
        await again.close();
    }
    waits.sort((a, b) => a - b);
    const at = (share) => waits[Math.floor(waits.length * share)].toFixed(1);
    console.log(`posted ${posted}, ${resumedCount} told again; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; resident ${early} -> ${late} KiB`);
    await Promise.all([speaker, reader].map((link) => link.close()));
});
