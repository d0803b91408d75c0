// SPDX-License-Identifier: GPL-3.0-or-later
// TLS with stock clients: SIGHUP brings a new certificate, nobody is dropped, and a broken one changes nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';
import test, { after, before } from 'node:test';
import { Daemon, artifacts, program, until } from './daemon.mjs';
import { makeCertificate } from './own_certificate.mjs';
import { Person, fresh } from './people.mjs';

process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // certificates of our own making

const certificate = path.join(artifacts(), 'cert.pem');
const key = path.join(artifacts(), 'key.pem');

const make = (name) => makeCertificate(artifacts(), name);
/** As a renewal does it: beside the old file, then over it. */
function install(from, to) {
    fs.copyFileSync(from, `${to}.new`);
    fs.chmodSync(`${to}.new`, 0o600);
    fs.renameSync(`${to}.new`, to);
}

/** The name in the certificate that a new connection is shown. */
function shown() {
    const { port } = new URL(daemon.url);
    return new Promise((resolve, reject) => {
        const socket = tls.connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
            resolve(socket.getPeerCertificate().subject.CN);
            socket.destroy();
        });
        socket.on('error', reject);
    });
}
/** SIGHUP, and the line that the log gains. */
async function hangUp(line) {
    const before = daemon.log().length;
    daemon.child.kill('SIGHUP');
    return until(() => line.exec(daemon.log().slice(before))?.[0], 5000, `${line} in the log`);
}

let daemon;
before(async () => {
    const first = make('first');
    install(first.certificate, certificate);
    install(first.key, key);
    daemon = await Daemon.start({ config: { tls: { certificate, key } } });
});
after(() => daemon?.stop());

test('a new certificate is served from SIGHUP on, and who is connected stays', async () => {
    assert.match(daemon.url, /^https:/);
    assert.equal(await shown(), 'first.example');
    const mina = await Person.register(daemon, 'mina');
    const room = await mina.room();
    const link = await mina.link();
    const box = await link.subscribe(`/topic/rooms/${room.id}`);
    const chat = async () => {
        const tag = fresh('t');
        const receipt = await link.send(`/app/rooms/${room.id}/messages`, { text: 'still here', tag });
        const message = await box.next();
        assert.equal(message.headers.position, receipt.headers.position);
    };
    await chat();

    const second = make('second');
    // Half a renewal: the certificate of one, the key of the other.
    install(second.certificate, certificate);
    await hangUp(/certificate not reloaded, the old one stays: .*key\.pem.*/);
    assert.equal(await shown(), 'first.example');
    await chat();

    // Files that are none, or gone.
    fs.writeFileSync(certificate, 'nonsense');
    await hangUp(/certificate not reloaded, the old one stays: .*cert\.pem.*/);
    fs.rmSync(certificate);
    await hangUp(/certificate not reloaded, the old one stays: .*cert\.pem.*/);
    assert.equal(await shown(), 'first.example');
    await chat();

    install(second.certificate, certificate);
    install(second.key, key);
    await hangUp(/certificate reloaded, valid until \d{4}-\d\d-\d\dT[\d:]+Z/);
    await until(async () => (await shown()) === 'second.example', 5000, 'the new certificate');
    await chat();
    const late = await mina.link();
    await late.close();
    assert.equal(link.closed.size, 0, 'who was there before is there still');
    await link.close();
});

test('`madangd check` sees that certificate and key do not belong together', () => {
    const [one, other] = [make('one'), make('other')];
    const file = path.join(artifacts(), 'pair.toml');
    const checked = (pair) => {
        fs.writeFileSync(file, `[server]\nport = 0\n[tls]\ncertificate = "${pair[0]}"\nkey = "${pair[1]}"\n`);
        return spawnSync(program, ['check', '--config', file, '--data', path.join(artifacts(), 'none')], { encoding: 'utf8' });
    };
    assert.match(checked([one.certificate, one.key]).stdout, /ok +certificate valid until/);
    const mixed = checked([one.certificate, other.key]);
    assert.equal(mixed.status, 2);
    assert.match(mixed.stdout, /FAIL +certificate and key cannot be used together: .*other\.key/);
});

test('without a certificate SIGHUP changes nothing', async () => {
    const plain = await Daemon.start({ log: 'plain.log' });
    plain.child.kill('SIGHUP');
    await until(() => /nothing to reload/.test(plain.log()), 5000, 'the line in the log');
    assert.ok((await fetch(`${plain.url}/readyz`)).ok);
    await plain.stop();
});
