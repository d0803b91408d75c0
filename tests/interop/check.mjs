// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd check`: each thing that can be wrong around a house is broken here, and has to be named with its remedy; also
// as objects for programs, whose words stay.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { once } from 'node:events';
import test, { afterEach } from 'node:test';
import { artifacts, program } from './daemon.mjs';
import { billingClientKey, clientKey, secretKey } from './toss.mjs';

const closing = [];
afterEach(() => closing.splice(0).forEach((end) => end()));

let files = 0;
/** What it says about a configuration; the gateway of these tests runs in this process, so nothing may block. */
async function check(sections, { env = {}, args = [] } = {}) {
    const file = path.join(artifacts(), `check-${++files}.toml`);
    const lines = (keys) => Object.entries(keys).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`).join('');
    const all = { server: { port: 0, ...sections.server }, ...Object.fromEntries(Object.entries(sections).filter(([name]) => name !== 'server')) };
    fs.writeFileSync(file, Object.entries(all).map(([name, keys]) => `[${name}]\n${lines(keys)}`).join('\n'), { mode: 0o600 });
    const child = spawn(program, ['check', '--config', file, '--data', path.join(artifacts(), 'none'), ...args], { env: { ...process.env, ...env } });
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    const [status] = await once(child, 'close');
    return { status, out, err };
}

/** A gateway on loopback that answers every question the same way. */
async function gateway(status, body, headers = {}) {
    const asked = [];
    const server = http.createServer((request, response) => {
        asked.push({ method: request.method, path: request.url, authorization: request.headers.authorization });
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
        response.end(JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => server.close());
    return { asked, url: `http://127.0.0.1:${server.address().port}` };
}
const unknown = { code: 'NOT_FOUND_PAYMENT', message: 'x' };
const toss = (address, more = {}) => ({ payments: { gateway: 'toss', toss_address: address, toss_client_key: clientKey, ...more } });
const env = { MADANG_TOSS_SECRET_KEY: secretKey };

test('the gateway is asked one harmless thing, and a key it takes is well', async () => {
    const { asked, url } = await gateway(404, unknown);
    const { status, out, err } = await check(toss(url), { env });
    assert.equal(status, 0, out + err);
    assert.match(out, /^ok +Toss Payments at \S+ takes the secret key that belongs to payments\.toss_client_key$/m);
    assert.match(out, /^ok +monthly gifts|^warn +monthly gifts/m);
    assert.deepEqual(asked, [{ method: 'GET', path: '/v1/payments/orders/madang-check', authorization: `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}` }]);
    assert.ok(!(out + err).includes(secretKey), 'a key was said');
});

test('the keys for registered cards are asked about when they are others', async () => {
    const { asked, url } = await gateway(404, unknown);
    const { status, out } = await check(toss(url, { toss_billing_client_key: billingClientKey }), { env: { ...env, MADANG_TOSS_BILLING_SECRET_KEY: 'test_sk_other' } });
    assert.equal(status, 0, out);
    assert.match(out, /belongs to payments\.toss_billing_client_key/);
    assert.equal(asked.length, 2);
});

test('a key that is refused, a gateway that is silent, ill, or none', async () => {
    for (const [code, body, line] of [
        [401, { code: 'UNAUTHORIZED_KEY' }, /^FAIL +Toss Payments at \S+ refuses the secret key \(401 UNAUTHORIZED_KEY\): copy the one that belongs to payments\.toss_client_key/m],
        [403, { code: 'FORBIDDEN_REQUEST' }, /^FAIL .*refuses the secret key \(403 FORBIDDEN_REQUEST\)/m],
        [404, {}, /^FAIL .*answers as no gateway does \(404\): payments\.toss_address is the API's address/m],
        [503, {}, /^warn .*is out of order \(503\): try again later/m],
    ]) {
        const { url } = await gateway(code, body);
        const { status, out, err } = await check(toss(url), { env });
        assert.match(out, line);
        assert.equal(status, code === 503 ? 0 : 2, out);
        assert.ok(!(out + err).includes(secretKey), 'a key was said');
    }
    const { url } = await gateway(404, unknown);
    closing.splice(0).forEach((end) => end());
    const { status, out } = await check(toss(url), { env });
    assert.equal(status, 2);
    assert.match(out, /^FAIL +Toss Payments at \S+ gives no answer: look at payments\.toss_address, and whether this machine may reach it/m);
});

test('a clock that is not the gateway\'s is named', async () => {
    for (const [seconds, line, code] of [
        [-600, /^FAIL +this machine's clock is (599|60\d) s ahead of the gateway's: set it, and let NTP keep it/m, 2],
        [600, /^FAIL +this machine's clock is (59\d|600) s behind the gateway's: set it/m, 2],
        [-20, /^warn +this machine's clock is (19|2\d) s ahead of the gateway's: set it/m, 0],
    ]) {
        const { url } = await gateway(404, unknown, { Date: new Date(Date.now() + seconds * 1000).toUTCString() });
        const { status, out } = await check(toss(url), { env });
        assert.match(out, line);
        assert.equal(status, code, out);
    }
    // Without one to compare with: what the kernel says of it, whatever that is here.
    const { out } = await check({});
    assert.match(out, /^(ok +this machine's clock is kept|warn +nothing keeps this machine's clock: .*: set it, and let NTP keep it|warn +whether something keeps this machine's clock cannot be told: )/m);
});

test('a proxy in front that nobody trusts, and trust in everybody', async () => {
    const alone = await check({ server: { public_url: 'https://localhost' } });
    assert.equal(alone.status, 2);
    assert.match(alone.out, /^FAIL +server\.public_url is https, and neither a certificate nor a trusted proxy is set: .*: set server\.trusted_proxies to the proxy's address/m);
    const behind = await check({ server: { public_url: 'https://localhost', trusted_proxies: ['127.0.0.1'] } });
    assert.equal(behind.status, 0, behind.out);
    assert.match(behind.out, /^ok +X-Forwarded-For is believed from 127\.0\.0\.1 and from nobody else$/m);
    for (const anybody of ['0.0.0.0', '::']) {
        const { status, out } = await check({ server: { trusted_proxies: [anybody] } });
        assert.equal(status, 2, out);
        assert.match(out, /^FAIL +server\.trusted_proxies holds \S+, which is nobody's address, .*: name the proxy's own address/m);
    }
    const range = await check({ server: { trusted_proxies: ['0.0.0.0/0'] } });
    assert.equal(range.status, 1);
    assert.match(range.err, /trusted_proxies holds "0\.0\.0\.0\/0", which is no IP address/);
});

/** Certificates made as an authority makes them: `names` as in subjectAltName, "DNS:localhost,IP:127.0.0.1". */
function openssl(...args) {
    const made = spawnSync('openssl', args, { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
}
let certificates = 0;
function certificate(names, ...more) {
    const base = path.join(artifacts(), `check-${++certificates}`);
    const made = { certificate: `${base}.cert`, key: `${base}.key` };
    openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '60', '-subj', `/CN=check ${certificates}`,
        ...(names ? ['-addext', `subjectAltName=${names}`] : []), '-keyout', made.key, '-out', made.certificate, ...more);
    return made;
}
/** One that `issuer` signed for localhost. */
function issued(issuer) {
    const base = path.join(artifacts(), `check-${++certificates}`);
    const made = { certificate: `${base}.cert`, key: `${base}.key` };
    openssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=leaf', '-keyout', made.key, '-out', `${base}.csr`);
    fs.writeFileSync(`${base}.ext`, 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
    openssl('x509', '-req', '-in', `${base}.csr`, '-CA', issuer.certificate, '-CAkey', issuer.key, '-CAcreateserial', '-days', '60', '-extfile', `${base}.ext`, '-out', made.certificate);
    return made;
}

test('a certificate that is for others than those who ask', async () => {
    const own = certificate('DNS:localhost,DNS:*.chat.localhost,IP:127.0.0.1');
    for (const host of ['localhost', '127.0.0.1']) {
        const { status, out } = await check({ server: { public_url: `https://${host}` }, tls: own });
        assert.equal(status, 0, out);
        assert.ok(out.split('\n').some((line) => /^ok /.test(line) && line.endsWith(`the certificate is for ${host}`)), out);
    }
    // Without a name of its own: the address it listens on.
    assert.match((await check({ tls: own })).out, /^ok +the certificate is for 127\.0\.0\.1$/m);
    assert.match((await check({ server: { listen: '0.0.0.0' }, tls: own })).out, /^ok +the certificate is for .*localhost.*server\.public_url does not say/m);

    const other = certificate('DNS:elsewhere.example');
    const refused = await check({ server: { public_url: 'https://localhost' }, tls: other });
    assert.equal(refused.status, 2, refused.out);
    assert.match(refused.out, /^FAIL +the certificate is for elsewhere\.example, and not for localhost, which server\.public_url names: clients refuse it: get one for localhost, or correct server\.public_url$/m);
    // Behind a proxy people see the proxy's.
    const behind = await check({ server: { public_url: 'https://localhost', trusted_proxies: ['127.0.0.1'] }, tls: other });
    assert.equal(behind.status, 0, behind.out);
    assert.match(behind.out, /^warn +the certificate is for elsewhere\.example, and not for localhost/m);
    // A name in the subject alone is none to any client of today.
    const nameless = certificate(null);
    assert.match((await check({ server: { public_url: 'https://localhost' }, tls: nameless })).out, /^FAIL +the certificate is for nobody, and not for localhost/m);
});

test('a certificate without its issuers, or with those of another', async () => {
    const authority = certificate(null);
    const leaf = issued(authority);
    const server = { public_url: 'https://localhost' };
    const alone = await check({ server, tls: leaf });
    assert.equal(alone.status, 0, alone.out);
    assert.match(alone.out, /^warn +\S+ holds the certificate alone: clients that do not know its issuer check \d+ refuse it: put the issuer's certificates behind it/m);
    const joined = (name, issuer) => {
        const file = path.join(artifacts(), `check-${name}.cert`);
        fs.writeFileSync(file, fs.readFileSync(leaf.certificate) + fs.readFileSync(issuer.certificate));
        return { certificate: file, key: leaf.key };
    };
    const whole = await check({ server, tls: joined('whole', authority) });
    assert.equal(whole.status, 0, whole.out);
    assert.doesNotMatch(whole.out, /^warn +.*certificate/m);
    const torn = await check({ server, tls: joined('torn', certificate(null)) });
    assert.match(torn.out, /^warn +the certificates in \S+ do not belong together: .*: put the server's own first, and each one's issuer behind it$/m);
});

test('a public name that leads nowhere', async () => {
    const { status, out } = await check({ server: { public_url: 'http://no-such-name.invalid' } });
    assert.equal(status, 2, out);
    assert.match(out, /^FAIL +the name no-such-name\.invalid in server\.public_url leads nowhere: add an A or AAAA record/m);
    const here = await check({ server: { public_url: 'http://localhost' } });
    assert.equal(here.status, 0, here.out);
    assert.match(here.out, /^ok +localhost leads to (127\.0\.0\.1|::1)$/m);
});

test('--json: an object for each finding, with words that stay', async () => {
    const { status, out } = await check({ server: { public_url: 'https://no-such-name.invalid' } }, { args: ['--json'] });
    assert.equal(status, 2);
    const findings = out.trim().split('\n').map((line) => JSON.parse(line));
    for (const { name, state, text, remedy } of findings) {
        assert.match(name, /^[a-z-]+$/);
        assert.ok(['ok', 'warning', 'failure'].includes(state), state);
        assert.ok(text.length > 0);
        assert.equal(remedy !== undefined, state !== 'ok', `${name}: ${text}`);
    }
    const stateOf = (wanted) => findings.find(({ name }) => name === wanted)?.state;
    assert.equal(stateOf('address'), 'failure');
    assert.equal(stateOf('proxies'), 'failure');
    assert.equal(stateOf('gateway'), 'ok');
    for (const name of ['configuration', 'data-folder', 'store', 'port', 'certificate', 'clock', 'monthly-gifts', 'mail', 'files', 'providers', 'verification', 'fonts']) {
        assert.ok(name === 'providers' || stateOf(name), `${name} in ${out}`);
    }
    const good = await check({}, { args: ['--json'] });
    assert.equal(good.status, 0, good.out);
    assert.equal(spawnSync(program, ['check', '--config', path.join(artifacts(), 'no-such-file.toml')]).status, 1);
});
