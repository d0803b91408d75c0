// SPDX-License-Identifier: GPL-3.0-or-later
// Starting and stopping as operators meet it: two daemons on one store, SIGTERM under load, wrong settings.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import test, { afterEach } from 'node:test';
import { Daemon, artifacts, killLiving, program, until } from './daemon.mjs';
import { Person, fresh } from './people.mjs';

afterEach(killLiving);

const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 20000 });
    return { status, said: stdout + stderr };
};

test('a second daemon on the same data is refused with a sentence that names the first', async () => {
    const daemon = await Daemon.start();
    const second = run('serve', '--data', daemon.data, '--port', '0');
    assert.notEqual(second.status, 0);
    assert.match(second.said, new RegExp(`${daemon.data}|${daemon.child.pid}`));
    assert.match(second.said, /already|another|running/i);
    assert.ok((await fetch(`${daemon.url}/readyz`)).ok, 'the first one did not notice');
    assert.equal(fs.readFileSync(path.join(daemon.data, 'address'), 'utf8').trim(), daemon.url, 'its address still stands');
    await daemon.stop();
});

// Root's own would be /var/lib/madang, which is not a test's to fill: tst_config has that.
for (const [variable, below, can] of [['STATE_DIRECTORY', '', true], ['XDG_DATA_HOME', 'madang/server', process.getuid() !== 0]]) {
    test(`without --data the store is made where ${variable} says`, { skip: !can && 'this is root' }, async () => {
        const usual = path.join(fs.mkdtempSync(path.join(artifacts(), 'usual-')), 'place');
        const data = path.join(usual, below);
        const daemon = await Daemon.start({ data, named: false, env: { STATE_DIRECTORY: '', [variable]: usual }, log: `${variable}.log` });
        assert.ok((await (await Person.register(daemon, 'mina')).room()).id);
        assert.ok(fs.existsSync(path.join(data, 'madang.db')));
        assert.equal(fs.statSync(data).mode & 0o777, 0o700, 'others can look in');
        await daemon.stop();
    });
}

test('a crash would leave no passwords and keys on the disk', async () => {
    const daemon = await Daemon.start();
    const proc = (name) => fs.readFileSync(`/proc/${daemon.child.pid}/${name}`, 'utf8');
    assert.match(proc('limits'), /^Max core file size +0 +0 /m);
    // Not even as the same user: what is not dumpable belongs to root, whoever runs it.
    assert.equal(fs.statSync(`/proc/${daemon.child.pid}/environ`).uid, 0);
    if (process.getuid() !== 0) assert.throws(() => proc('environ'), /EACCES/);
    await daemon.stop();
});

test('a port that is taken is named', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address();
    const data = fs.mkdtempSync(path.join(artifacts(), 'taken-'));
    const { status, said } = run('serve', '--data', data, '--port', String(port));
    assert.notEqual(status, 0);
    assert.match(said, new RegExp(String(port)));
    other.close();
});

test('wrong settings are all named, with file and line', async () => {
    const file = path.join(artifacts(), 'wrong.toml');
    fs.writeFileSync(file, '[server]\nprot = 8070\nport = "high"\n\n[limit]\nconnections = 5\n\n[store]\nengine = "postgre"\n');
    const { status, said } = run('serve', '--config', file, '--data', artifacts());
    assert.equal(status, 1);
    for (const line of [/wrong\.toml:2: .*prot.*did you mean "port"/, /wrong\.toml:3: .*port must be a whole number/, /wrong\.toml:5: .*limit.*did you mean "limits"/, /wrong\.toml:9: .*engine.*sqlite, postgres/]) {
        assert.match(said, line);
    }
    assert.equal(run('serve', '--port', '70000').status, 1);
    assert.equal(run('nonsense').status, 1);
    assert.match(run('--version').said, /^madangd \d+\.\d+\.\d+\n$/);
});

test('the sample configuration is accepted as it is', async () => {
    const file = path.join(artifacts(), 'sample.toml');
    const { status, said } = run('config');
    assert.equal(status, 0);
    fs.writeFileSync(file, said.replace(/^# (\w+ = )/gm, '$1').replace(/^port = 8070$/m, 'port = 0'));
    const data = fs.mkdtempSync(path.join(artifacts(), 'sample-'));
    const { status: checked, said: report } = run('check', '--config', file, '--data', data);
    assert.equal(checked, 0, report);
});

test('SIGTERM under load: what was stored was receipted, sockets are told 1001, and the end comes soon', async () => {
    const daemon = await Daemon.start();
    const mina = await Person.register(daemon, 'mina');
    const room = await mina.room();
    const links = await Promise.all([1, 2, 3, 4].map(() => mina.link()));
    const receipted = new Set();
    let closing = false;
    const pumping = links.map(async (link, number) => {
        for (let i = 0; !closing && link.client.connected; ++i) {
            const tag = `${number}-${i}`;
            const id = `r-${tag}`;
            link.client.watchForReceipt(id, () => receipted.add(tag));
            try {
                link.client.publish({ destination: `/app/rooms/${room.id}/messages`, body: JSON.stringify({ text: tag, tag }), headers: { receipt: id } });
            } catch {
                break; // closed between the two lines
            }
            if (i % 32 === 0) await new Promise((resolve) => setImmediate(resolve));
            await until(() => link.client.connected === false || receipted.size + 4 * 200 > i, 20000, 'receipts keep up');
        }
    });
    await until(() => receipted.size > 500, 20000, 'some traffic');
    const began = Date.now();
    daemon.child.kill('SIGTERM');
    const ends = await Promise.all(links.map((link) => link.closed.next(10000, 'the close of a socket')));
    closing = true;
    await Promise.all(pumping);
    await daemon.ended;
    assert.ok(Date.now() - began < 10000, 'it took too long');
    assert.deepEqual(ends.map((end) => end.code), [1001, 1001, 1001, 1001]);
    await Promise.all(links.map((link) => link.close()));

    const again = await Daemon.start({ data: daemon.data, log: 'after.log' });
    mina.daemon = again;
    const stored = (await mina.history(room)).filter((event) => event.type === 'message').map((event) => event.tag);
    assert.deepEqual(stored.filter((tag) => !receipted.has(tag)), [], 'stored, but its receipt never came');
    assert.deepEqual([...receipted].filter((tag) => !stored.includes(tag)), [], 'receipted, but not stored');
    await again.stop();
    await daemon.stop();
});

test('an idle keep-alive connection and a half-sent request do not hold the end up', async () => {
    const daemon = await Daemon.start();
    const { port } = new URL(daemon.url);
    const idle = net.connect(port, '127.0.0.1');
    idle.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(idle, 'data');
    const half = net.connect(port, '127.0.0.1');
    half.write('POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    half.on('error', () => {});
    await once(half, 'connect');
    const began = Date.now();
    await daemon.stop();
    assert.ok(Date.now() - began < 10000);
    idle.destroy();
    half.destroy();
});

test('SIGTERM during the start ends it cleanly', async () => {
    for (const wait of [0, 5, 20, 60, 120]) {
        const data = fs.mkdtempSync(path.join(artifacts(), 'early-'));
        const child = spawn(program, ['serve', '--data', data, '--port', '0'], { stdio: 'ignore' });
        await new Promise((resolve) => setTimeout(resolve, wait)); // the moment is the point of this test
        child.kill('SIGTERM');
        const [code, signal] = await once(child, 'exit');
        assert.ok(code === 0 || signal === 'SIGTERM', `after ${wait} ms: ${code ?? signal}`);
        const daemon = await Daemon.start({ data, log: `early-${wait}.log` });
        assert.ok((await (await Person.register(daemon, 'mina')).room(fresh('room'))).id);
        await daemon.stop();
    }
});
