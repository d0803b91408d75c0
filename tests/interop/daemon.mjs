// SPDX-License-Identifier: GPL-3.0-or-later
// Our daemon as an operator runs it: started on a free port in a folder of its own, stopped by its process id.
// Knows the program's command line and the file it leaves its address in; nothing of the protocol.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { secretMarker } from './marker.mjs';
import * as postgres from './postgres.mjs';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const build = process.env.MADANG_BUILD_DIR ?? path.join(source, 'build/dev');
export const npm = process.env.MADANG_NPM ?? path.join(source, 'build/npm');
export const program = path.join(build, 'bin', 'madangd');

/** How long a test waits for what must come, on a machine where everybody compiles; none that passes does. */
export const patience = 60000;

/** Where a test leaves what a person may want to look at afterwards. */
export function artifacts() {
    const folder = path.join(build, 'artifacts', path.basename(process.argv[1], '.mjs') + (postgres.wanted ? '_postgres' : ''));
    fs.mkdirSync(folder, { recursive: true });
    return folder;
}

/** Asks again and again until the answer is not undefined; the wait has an end. */
export async function until(question, milliseconds, what) {
    const end = Date.now() + milliseconds;
    for (;;) {
        const answer = await question();
        if (answer !== undefined && answer !== false) return answer;
        if (Date.now() > end) throw new Error(`${what}: not within ${milliseconds} ms`);
        await new Promise((done) => setTimeout(done, 10));
    }
}

/** Tests sign in often and post fast; the limits on that have tests of their own. */
const testConfig = { accounts: { hash_memory_mib: 8, hash_operations: 1 }, limits: { rate_percent: 0 } };

/** The settings of a table, then the lists of tables below it. */
function table(name, keys) {
    const isList = (value) => Array.isArray(value) && typeof value[0] === 'object';
    const plain = Object.entries(keys).filter(([, value]) => !isList(value));
    const lists = Object.entries(keys).filter(([, value]) => isList(value));
    const lines = (entries) => entries.map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`).join('');
    const below = lists.map(([key, items]) => items.map((item) => `[[${name}.${key}]]\n${lines(Object.entries(item))}`).join(''));
    return `[${name}]\n${lines(plain)}${below.join('')}`;
}

function toml(config) {
    return Object.keys({ ...testConfig, ...config })
        .map((section) => table(section, { ...testConfig[section], ...config[section] }))
        .join('\n');
}

const living = new Set();
/** Ends what a test that failed left behind: an afterEach for tests that start daemons of their own. */
export const killLiving = () => living.forEach((child) => child.kill('SIGKILL'));
process.on('exit', killLiving);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

export class Daemon {
    /**
     * Starts a daemon; `data` keeps the folder of an earlier one, `named: false` leaves it to the daemon to find there
     * by itself, `ready: false` does not wait for it.
     */
    static async start({ data, named = true, config = {}, ready = true, log = 'madangd.log', args = [], env = {} } = {}) {
        const daemon = new Daemon();
        daemon.ownsData = !data;
        daemon.data = data ?? fs.mkdtempSync(path.join(os.tmpdir(), 'madang-'));
        daemon.logFile = path.join(artifacts(), log);
        fs.rmSync(path.join(daemon.data, 'address'), { force: true });
        const configFile = path.join(artifacts(), `${log}.toml`);
        const store = postgres.wanted ? postgres.storeFor(daemon.data, path.join(artifacts(), 'postgres.log')) : undefined;
        fs.writeFileSync(configFile, toml(store ? { ...config, store: { ...store, ...config.store } } : config));
        const out = fs.openSync(daemon.logFile, 'a');
        daemon.startedAt = Date.now();
        const place = named ? ['--data', daemon.data] : [];
        daemon.child = spawn(program, ['serve', '--config', configFile, ...place, '--port', '0', ...args], { stdio: ['ignore', out, out], env: { ...process.env, ...env } });
        fs.closeSync(out);
        living.add(daemon.child);
        daemon.ended = once(daemon.child, 'exit').then(([code, signal]) => {
            living.delete(daemon.child);
            daemon.code = code;
            daemon.signal = signal;
        });
        if (ready) await daemon.ready();
        return daemon;
    }

    /** Waits until /readyz says yes. */
    async ready(milliseconds = 2 * patience) {
        this.url = await until(() => {
            if (this.code !== undefined) throw new Error(`madangd ended with ${this.code}:\n${this.log()}`);
            try {
                return fs.readFileSync(path.join(this.data, 'address'), 'utf8').trim() || undefined;
            } catch {
                return undefined;
            }
        }, milliseconds, 'the address of the daemon');
        await until(async () => (await fetch(`${this.url}/readyz`).catch(() => undefined))?.ok, milliseconds, 'readiness');
        this.stompUrl = this.url.replace(/^http/, 'ws') + '/ws-stomp';
    }

    log() {
        return fs.readFileSync(this.logFile, 'utf8');
    }

    /** SIGTERM; fails unless it ends in time, with code 0, and with a log that holds no secret. */
    async stop(milliseconds = patience) {
        if (this.code === undefined && !this.signal) this.child.kill('SIGTERM');
        const late = setTimeout(() => this.child.kill('SIGKILL'), milliseconds);
        await this.ended;
        clearTimeout(late);
        assert.equal(this.signal ?? this.code, 0, `madangd did not stop cleanly:\n${this.log().slice(-4000)}`);
        this.inspectLog();
        if (this.ownsData) fs.rmSync(this.data, { recursive: true, force: true });
    }

    /** SIGKILL, as when the power goes. */
    async kill() {
        this.child.kill('SIGKILL');
        await this.ended;
        this.inspectLog();
    }

    inspectLog() {
        const log = this.log();
        assert.doesNotMatch(log, /(Address|Thread|Leak)Sanitizer|runtime error:/, 'a sanitizer spoke');
        assert.ok(!log.includes(secretMarker), 'a password is in the log');
        assert.doesNotMatch(log, /_g?sk_/, 'a secret key is in the log');
        assert.doesNotMatch(log, /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/, 'a token is in the log');
    }
}
