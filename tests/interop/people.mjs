// SPDX-License-Identifier: GPL-3.0-or-later
// People as a stock client sees them: REST by fetch, STOMP by @stomp/stompjs over ws. Nothing of ours inside.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { npm, patience } from './daemon.mjs';
import { secretMarker } from './marker.mjs';

export const load = createRequire(path.join(npm, 'package.json'));
export const WebSocket = load('ws');
global.WebSocket = WebSocket;
const { Client, Versions } = load('@stomp/stompjs');

let made = 0;
/** A word nobody used yet. */
export const fresh = (word) => `${word}-${++made}-${process.pid}`;

/** What comes in, kept in order until somebody asks for it. */
export class Mailbox {
    #kept = [];
    #waiting = [];
    put(item) {
        const next = this.#waiting.shift();
        if (next) next(item);
        else this.#kept.push(item);
    }
    async next(milliseconds = patience, what = 'the next frame') {
        if (this.#kept.length) return this.#kept.shift();
        return new Promise((resolve, reject) => {
            const late = setTimeout(() => {
                this.#waiting.splice(this.#waiting.indexOf(take), 1);
                reject(new Error(`${what}: not within ${milliseconds} ms`));
            }, milliseconds);
            const take = (item) => {
                clearTimeout(late);
                resolve(item);
            };
            this.#waiting.push(take);
        });
    }
    get size() {
        return this.#kept.length;
    }
}

/** One STOMP connection of stompjs. */
export class Link {
    errors = new Mailbox(); // ERROR frames
    refusals = new Mailbox(); // bodies of /user/queue/errors
    closed = new Mailbox();

    static async open(daemon, { token, headers = {}, versions, heartbeats = [0, 0], refusals = true } = {}) {
        const link = new Link();
        const answer = new Mailbox();
        link.client = new Client({
            brokerURL: daemon.stompUrl,
            connectHeaders: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...headers },
            stompVersions: versions ? new Versions(versions) : Versions.default,
            heartbeatOutgoing: heartbeats[0],
            heartbeatIncoming: heartbeats[1],
            reconnectDelay: 0,
            onConnect: (frame) => answer.put({ frame }),
            onStompError: (frame) => {
                link.errors.put(frame);
                answer.put({ error: frame });
            },
            onWebSocketClose: (event) => {
                link.closed.put(event);
                answer.put({ closed: event });
            },
            onUnhandledMessage: (message) => link.errors.put(new Error(`unhandled ${message}`)),
        });
        link.client.activate();
        const { frame, error, closed } = await answer.next(patience, 'CONNECTED');
        if (!frame) {
            await link.close();
            const refusal = new Error(error ? error.headers.message : `closed ${closed.code}`);
            refusal.frame = error;
            throw refusal;
        }
        link.connected = frame;
        if (refusals && token) {
            link.client.subscribe('/user/queue/errors', (message) => link.refusals.put(JSON.parse(message.body)));
        }
        return link;
    }

    /** Subscribes and waits for the receipt, so that what is posted from now on arrives. */
    async subscribe(destination, headers = {}) {
        const box = new Mailbox();
        const receipt = this.receipt();
        box.subscription = this.client.subscribe(destination, (message) => box.put(message), { ...headers, receipt: receipt.id });
        await receipt.came;
        return box;
    }

    /** A receipt id, and a promise that it comes; it fails when a refusal names it. */
    receipt() {
        const id = fresh('receipt');
        const came = new Promise((resolve, reject) => {
            const late = setTimeout(() => reject(new Error(`no RECEIPT for ${id}`)), patience);
            this.client.watchForReceipt(id, (frame) => {
                clearTimeout(late);
                resolve(frame);
            });
        });
        came.catch(() => {}); // a refused frame gets no receipt, and its test says so
        return { id, came };
    }

    /** SENDs a JSON body and waits for its RECEIPT frame. */
    async send(destination, body, headers = {}) {
        const receipt = this.receipt();
        this.client.publish({ destination, body: JSON.stringify(body), headers: { 'content-type': 'application/json', receipt: receipt.id, ...headers } });
        return receipt.came;
    }

    /** SENDs and hopes; answers the receipt id it asked for. */
    sendOnly(destination, body, headers = {}) {
        const receipt = fresh('receipt');
        this.client.publish({ destination, body: JSON.stringify(body), headers: { receipt, ...headers } });
        return receipt;
    }

    async close() {
        await this.client.deactivate();
    }
}

export class Person {
    constructor(daemon, username) {
        this.daemon = daemon;
        this.username = username;
    }

    static async register(daemon, name) {
        const person = new Person(daemon, fresh(name).replaceAll('-', '.'));
        person.password = `${secretMarker}-${name}`;
        const asked = { username: person.username, password: person.password };
        const { status, body } = await person.ask('POST', '/api/v1/accounts', { ...asked, nickname: name });
        // The first of all owns the house, and nobody else may be called so.
        const isOwners = status === 422 && body.detail === 'nickname-reserved';
        person.accept(isOwners || status !== 201 ? await person.ok('POST', '/api/v1/accounts', { ...asked, nickname: person.username }) : body);
        return person;
    }

    accept(signedIn) {
        this.token = signedIn.accessToken;
        this.refreshToken = signedIn.refreshToken;
        this.id = signedIn.account.id;
        this.nickname = signedIn.account.nickname;
        this.session = signedIn.session;
    }

    /** Any answer: {status, headers, body}. */
    async ask(method, address, body, headers = {}) {
        const answer = await fetch(this.daemon.url + address, {
            method,
            headers: {
                ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
                ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
                ...headers,
            },
            body: body === undefined ? undefined : JSON.stringify(body),
            redirect: 'manual',
        });
        const text = await answer.text();
        const isJson = /json/.test(answer.headers.get('content-type') ?? '');
        return { status: answer.status, headers: answer.headers, body: isJson && text ? JSON.parse(text) : text };
    }

    /** The body of an answer that must be a success. */
    async ok(method, address, body, headers) {
        const answer = await this.ask(method, address, body, headers);
        assert.ok(answer.status >= 200 && answer.status < 300, `${method} ${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return answer.body;
    }

    async room(name = 'room', visibility = 'public') {
        return this.ok('POST', '/api/v1/rooms', { name, visibility });
    }
    async join(room) {
        return this.ok('POST', `/api/v1/rooms/${room.id}/members`, {});
    }
    async post(room, text, tag = fresh('tag')) {
        return this.ok('POST', `/api/v1/rooms/${room.id}/messages`, { text, tag });
    }
    async campaign(title = 'roof', goal = 1000000) {
        return this.ok('POST', '/api/v1/campaigns', {
            title,
            story: 'The roof leaks.',
            goal: { amount: goal, currency: 'KRW' },
            endsAt: new Date(Date.now() + 86400000 * 30).toISOString(),
        });
    }
    async donate(campaign, amount, more = {}) {
        return this.ok('POST', `/api/v1/campaigns/${campaign.id}/donations`, { amount: { amount, currency: 'KRW' }, message: 'for the roof', visibility: 'public', ...more },
            { 'Idempotency-Key': fresh('gift') });
    }
    link(options = {}) {
        return Link.open(this.daemon, { token: this.token, ...options });
    }
    /** Every event of a room, oldest first, read page by page. */
    async history(room) {
        const items = [];
        for (;;) {
            const page = await this.ok('GET', `/api/v1/rooms/${room.id}/events?after=${items.at(-1)?.position ?? 0}&limit=200`);
            items.push(...page.items);
            if (!page.hasNewer) return items;
        }
    }
}

export const guestOf = (daemon) => new Person(daemon, 'guest');

/** The members of a message event that a sender chose. */
export const said = (event) => ({ text: event.body.text, tag: event.tag });
