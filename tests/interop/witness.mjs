// SPDX-License-Identifier: GPL-3.0-or-later
// Remembers every secret that a test sends or is told, and looks for them where none may ever be: in the daemon's log,
// on anybody's command line, in addresses that were asked, answered or mailed. Import it before the first request.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { spawnSync } from 'node:child_process';
import { program } from './daemon.mjs';

const secrets = new Set();
const addresses = new Set();

const sent = /^(password|current|next|code|oldCode|secondFactor|refreshToken|attempt|invite)$/;
const told = /^(password|code|codes|accessToken|refreshToken|secret)$/;

/** Six digits, or what is too long to stand in a log by chance. */
export function keepSecret(text) {
    if (text.length >= 8 || /^\d{6}$/.test(text)) secrets.add(text);
}

function collect(value, named) {
    if (!value || typeof value !== 'object') return;
    for (const [name, each] of Object.entries(value)) {
        if (!named.test(name)) collect(each, named);
        else for (const text of Array.isArray(each) ? each : [each]) typeof text === 'string' ? keepSecret(text) : collect(text, named);
    }
}

const plainFetch = globalThis.fetch;
globalThis.fetch = async (address, options = {}) => {
    addresses.add(`${address}`);
    if (typeof options.body === 'string' && options.body.startsWith('{')) collect(JSON.parse(options.body), sent);
    const answer = await plainFetch(address, options);
    addresses.add(answer.headers.get('location') ?? '');
    if (answer.ok && /json/.test(answer.headers.get('content-type') ?? '')) collect(JSON.parse((await answer.clone().text()) || '{}'), told);
    return answer;
};

/** Every address in a text that people are sent. */
export function keepAddresses(text) {
    for (const [address] of text.matchAll(/https?:\/\/[^\s"<>]+/g)) addresses.add(address);
}

/** An operator's verb; what it prints as `--json` may hold a secret, too. */
export function operate(data, ...args) {
    const { status, stdout, stderr } = spawnSync(program, [...args, '--data', data], { encoding: 'utf8', timeout: 60000 });
    if (args.includes('--json') && stdout.startsWith('{')) collect(JSON.parse(stdout), told);
    return { status, out: stdout, err: stderr };
}

const finds = (text, secret) => (/^\d{6}$/.test(secret) ? new RegExp(`(?<![\\w.])${secret}(?![\\w.])`).test(text) : text.includes(secret));

/** What the kernel tells everybody of the programs that run. */
export function inspectProcesses() {
    for (const process of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        let line = '';
        try {
            line = fs.readFileSync(`/proc/${process}/cmdline`, 'utf8');
        } catch {
            continue; // it ended
        }
        for (const secret of secrets) assert.ok(secret.length < 8 || !line.includes(secret), `a secret is on the command line of ${line.split('\0')[0]}`);
    }
}

/** To be asked at the end, of every daemon of the test. */
export function inspectSecrets(daemon) {
    assert.ok(secrets.size > 5, `only ${secrets.size} secrets were seen`);
    inspectProcesses();
    const log = daemon.log();
    const asked = [...addresses].join('\n');
    for (const secret of secrets) {
        const shown = `${secret.slice(0, 3)}… (${secret.length} signs)`;
        assert.ok(!finds(log, secret), `${shown} is in the log`);
        for (const spelled of [secret, encodeURIComponent(secret)]) assert.ok(!finds(asked, spelled), `${shown} is in an address`);
    }
}
