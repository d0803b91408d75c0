// SPDX-License-Identifier: GPL-3.0-or-later
// Writers post with receipts while the daemon is killed outright, again and again, sometimes while it starts. In
// the end every receipted message exists once, in its sender's order, at the position its receipt named; positions
// are 1..n; and a reader that resumed through all of it has seen each of them once.
// MADANG_SEED=n repeats a run.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { afterEach } from 'node:test';
import { Daemon, artifacts, build, killLiving, until } from './daemon.mjs';
import { Person } from './people.mjs';

afterEach(killLiving);

const seed = Number(process.env.MADANG_SEED ?? Date.now() % 1000000);
let state = seed;
/** A number from 0 to below `most`, the same ones for the same seed. */
const random = (most) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * most);
};

const writersCount = 4;
const messagesEach = 1500;
const window = 64; // unreceipted ones a writer has under way
const kills = 8;
const sanitized = /MADANG_SANITIZE:\w+=\w/.test(fs.readFileSync(path.join(build, 'CMakeCache.txt'), 'utf8'));

/**
 * What the daemon has computed so far, in milliseconds: utime and stime of proc(5), of 10 ms each. Unlike the time that
 * passes it does not tell what else runs on this machine.
 */
const computed = (daemon) => {
    const fields = fs.readFileSync(`/proc/${daemon.child.pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
};

/** Posts its messages in order; what a lost connection left unreceipted is sent again, in the same order. */
class Writer {
    next = 0; // the first message never sent
    unreceipted = []; // numbers, ascending
    receipts = new Map(); // tag -> {position, id}
    constructor(person, room, number) {
        Object.assign(this, { person, room, number });
    }
    tag(message) {
        return `w${this.number}-${message}`;
    }
    get done() {
        return this.receipts.size === messagesEach;
    }
    send(message) {
        const tag = this.tag(message);
        const link = this.link;
        link.client.watchForReceipt(tag, (frame) => {
            const known = this.receipts.get(tag);
            const told = { position: Number(frame.headers.position), id: frame.headers['event-id'] };
            if (known) assert.deepEqual(told, known, `two receipts of ${tag} disagree`);
            this.receipts.set(tag, told);
            this.unreceipted = this.unreceipted.filter((other) => other !== message);
            this.fill();
        });
        link.client.publish({ destination: `/app/rooms/${this.room.id}/messages`, body: JSON.stringify({ text: `${tag} 안녕`, tag }), headers: { receipt: tag } });
    }
    fill() {
        while (this.link.client.connected && this.unreceipted.length < window && this.next < messagesEach) {
            this.unreceipted.push(this.next);
            this.send(this.next++);
        }
    }
    async connect() {
        this.link = await this.person.link();
        this.unreceipted.forEach((message) => this.send(message));
        this.fill();
    }
}

/** Follows a room; after a cut it asks for what comes after the last position it saw. */
class Reader {
    seen = [];
    constructor(person, room) {
        Object.assign(this, { person, room });
    }
    async connect() {
        const link = (this.link = await this.person.link());
        link.client.subscribe(`/topic/rooms/${this.room.id}`, (message) => {
            if (link !== this.link) return;
            assert.notEqual(message.headers.event, 'reload', 'nothing was rebuilt, so nothing reloads');
            this.seen.push({ position: Number(message.headers.position), id: message.headers['message-id'] });
        }, { after: String(this.seen.at(-1)?.position ?? 0), epoch: this.room.epoch });
    }
}

test(`nothing receipted is lost, doubled or reordered by ${kills} kills (seed ${seed})`, async () => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-durability-'));
    const starts = []; // milliseconds until each was ready
    const work = []; // what each had computed by then
    let daemon = await Daemon.start({ data });
    const people = [];
    for (let i = 0; i < writersCount; ++i) people.push(await Person.register(daemon, `writer${i}`));
    const rooms = [await people[0].room('one'), await people[0].room('two')];
    for (const person of people.slice(1)) for (const room of rooms) await person.join(room);
    for (const room of rooms) Object.assign(room, await people[0].ok('GET', `/api/v1/rooms/${room.id}`));
    const writers = people.map((person, number) => new Writer(person, rooms[number % 2], number));
    const readers = rooms.map((room) => new Reader(people[0], room));
    const receipted = () => writers.reduce((sum, writer) => sum + writer.receipts.size, 0);
    const total = writersCount * messagesEach;
    const connectAll = async () => {
        for (const person of people) person.daemon = daemon;
        await Promise.all([...writers, ...readers].map((one) => one.connect()));
    };
    await connectAll();

    for (let kill = 1; kill <= kills; ++kill) {
        const mark = Math.floor((total * kill) / (kills + 1)) - random(total / (kills + 1) / 2);
        await until(() => receipted() >= mark, 60000, `${mark} receipts (there are ${receipted()})`);
        await daemon.kill();
        await Promise.all([...writers, ...readers].map((one) => one.link.close()));
        for (let early = random(3); early > 0; --early) {
            const unlucky = await Daemon.start({ data, ready: false });
            await new Promise((resolve) => setTimeout(resolve, random(80))); // somewhere in its start
            await unlucky.kill();
        }
        daemon = await Daemon.start({ data });
        starts.push(Date.now() - daemon.startedAt);
        work.push(computed(daemon));
        await connectAll();
    }
    await until(() => writers.every((writer) => writer.done), 60000, 'the last receipts');

    for (const [index, room] of rooms.entries()) {
        const events = await people[0].history(room);
        assert.deepEqual(events.map((event) => event.position), events.map((_, i) => i + 1), 'positions are 1..n');
        const messages = events.filter((event) => event.type === 'message');
        const mine = writers.filter((writer) => writer.room === room);
        assert.equal(messages.length, mine.length * messagesEach, 'each message once');
        for (const writer of mine) {
            const own = messages.filter((event) => event.sender.id === writer.person.id);
            assert.deepEqual(own.map((event) => event.tag), Array.from({ length: messagesEach }, (_, i) => writer.tag(i)), 'the order of its sender');
            for (const event of own) {
                assert.deepEqual(writer.receipts.get(event.tag), { position: event.position, id: event.id }, 'what the receipt said');
                assert.equal(event.body.text, `${event.tag} 안녕`);
            }
        }
        await until(() => readers[index].seen.length >= events.length, 20000, 'the reader caught up');
        assert.deepEqual(readers[index].seen, events.map(({ position, id }) => ({ position, id })), 'the reader saw each once, in order');
    }
    fs.writeFileSync(path.join(artifacts(), 'starts.txt'), `seed ${seed}, ready after ms: ${starts.join(' ')}, computed: ${work.join(' ')}\n`);
    console.log(`ready after ms: ${starts.join(' ')}, computed: ${work.join(' ')}`);
    if (!sanitized) assert.ok(Math.max(...work) < 1000, `a start computed for ${Math.max(...work)} ms`);
    await Promise.all([...writers, ...readers].map((one) => one.link.close()));
    await daemon.stop();
    fs.rmSync(data, { recursive: true });
});
