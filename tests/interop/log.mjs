// SPDX-License-Identifier: GPL-3.0-or-later
// The log as a collector reads it: an object a line, with the request that it belongs to, and no secret, card number or
// word of anybody in it, whatever people send and wherever they put it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import test, { afterEach } from 'node:test';
import { Daemon, artifacts, killLiving, program, until } from './daemon.mjs';
import { Link, Person, guestOf } from './people.mjs';
import { secretMarker } from './marker.mjs';

afterEach(killLiving);

const card = '4330128876541234';
const secretCode = '49381765';
const mailAddress = 'mina.private@example.org';

const linesOf = (daemon) => daemon.log().trim().split('\n').map((line) => JSON.parse(line));

test('a line is an object, says whose request it is, and holds nothing that is nobody\'s business', async (t) => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-log-'));
    t.after(() => fs.rmSync(data, { recursive: true, force: true }));
    fs.rmSync(path.join(artifacts(), 'madangd.log'), { force: true });
    const daemon = await Daemon.start({ data, config: { log: { format: 'json', level: 'debug' } } });
    const boss = await Person.register(daemon, 'boss');
    const mina = await Person.register(daemon, 'mina');

    // Secrets in their places, and where they do not belong.
    const guest = guestOf(daemon);
    await guest.ask('POST', '/api/v1/sessions', { username: mina.username, password: `${secretMarker}-wrong` });
    await guest.ask('POST', '/api/v1/sessions', { username: `${secretMarker}-${card}`, password: card, code: secretCode });
    await guest.ask('GET', `/api/v1/me?token=${mina.token}&password=${secretMarker}&card=${card}`);
    await guest.ask('GET', '/api/v1/me', undefined, { Authorization: `Bearer ${mina.token}x`, Cookie: `session=${mina.refreshToken}` });
    await guest.ask('POST', '/api/v1/sessions/refresh', { refreshToken: `${mina.refreshToken}x` });
    await mina.ask('PUT', '/api/v1/me/email', { address: mailAddress, password: mina.password });
    await mina.ask('POST', '/api/v1/me/email/verify', { code: secretCode });
    const room = await mina.room();
    await mina.post(room, `my card is ${card}, tell nobody`);
    await mina.ask('POST', `/api/v1/rooms/${room.id}/messages`, { text: card.repeat(2000), tag: 'too-long' });
    const campaign = await boss.campaign();
    await mina.donate(campaign, 10000, { message: `from ${card}` });
    await mina.ask('POST', `/api/v1/campaigns/${campaign.id}/donations`, { amount: { amount: -1, currency: card }, message: card }, { 'Idempotency-Key': card });
    const link = await mina.link();
    await link.send(`/app/rooms/${room.id}/messages`, { text: card, tag: 'in-frame' });
    link.sendOnly('/app/rooms/1/messages', { text: card, tag: 'refused' });
    await link.refusals.next();
    await link.close();
    await assert.rejects(Link.open(daemon, { token: `${mina.token}x` }));
    const { port } = new URL(daemon.url);
    const broken = net.connect(port, '127.0.0.1');
    broken.on('error', () => {});
    broken.end(`POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${mina.token}\r\nContent-Length: 9999999999\r\n\r\n${card}`);
    broken.resume();
    await once(broken, 'close');

    // What a feature writes while it works on a request bears its id, the one of the audit log.
    await boss.ok('POST', `/api/v1/users/${mina.username}/disable`, { reason: 'only a test' });
    const [act] = spawnSync(program, ['audit', 'list', '--action', 'account.disable', '--json', '--data', data], { encoding: 'utf8' }).stdout.trim().split('\n').map((line) => JSON.parse(line));
    const line = await until(() => linesOf(daemon).find(({ text }) => text.startsWith('account.disable of')), 5000, 'the line of the feature');
    assert.equal(line.category, 'madang.accounts');
    assert.equal(line.request, act.request);
    // A refusal says its id to who was refused, and to the log.
    const refused = await guest.ask('GET', '/api/v1/me');
    const told = await until(() => linesOf(daemon).find(({ request }) => request === refused.body.requestId), 5000, 'the line of the door');
    assert.equal(told.category, 'madang.door');

    await daemon.stop();
    const lines = linesOf(daemon);
    assert.ok(lines.length > 20);
    for (const { time, level, category, text, ...more } of lines) {
        assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        assert.ok(['debug', 'info', 'warning', 'critical'].includes(level), level);
        assert.match(category, /^[a-z]+[a-z.]*$/);
        assert.equal(typeof text, 'string');
        assert.deepEqual(Object.keys(more).filter((key) => key !== 'request'), []);
    }
    const log = daemon.log();
    for (const secret of [mina.password, secretMarker, mina.token, mina.refreshToken, boss.token, boss.refreshToken, mina.token.split('.')[2], card, secretCode, mailAddress]) {
        assert.ok(!log.includes(secret), `${secret} is in the log`);
    }
});

test('SIGHUP changes how a line is written', async () => {
    fs.rmSync(path.join(artifacts(), 'formats.log'), { force: true });
    const daemon = await Daemon.start({ log: 'formats.log' });
    const file = path.join(artifacts(), 'formats.log.toml');
    fs.writeFileSync(file, `${fs.readFileSync(file, 'utf8')}\n[log]\nformat = "json"\n`);
    daemon.child.kill('SIGHUP');
    const line = await until(() => /^\{.*settings reloaded.*\}$/m.exec(daemon.log())?.[0], 5000, 'a line of JSON');
    assert.match(JSON.parse(line).text, /log\.format is json/);
    await daemon.stop();
});
