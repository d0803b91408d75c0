// SPDX-License-Identifier: GPL-3.0-or-later
// The recipes in packaging/proxy, run by the real nginx, HAProxy and Caddy in front of the real daemon. Only ports,
// certificate and what is around a site (nginx) or beside it (Caddy) are ours: what a recipe says of Madang is used as it stands.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import test, { afterEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Daemon, killLiving, patience, until } from './daemon.mjs';
import { makeCertificate } from './own_certificate.mjs';
import { Person, fresh } from './people.mjs';

process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // a certificate of our own making

const recipes = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../packaging/proxy');
const elsewhere = '127.0.0.2'; // a client that is not the proxy

afterEach(killLiving);

/** A port that is free now; the proxies cannot take one of their own choice. */
async function freePort() {
    const probe = net.createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address();
    probe.close();
    await once(probe, 'close');
    return port;
}

/** Replaces what a newcomer would; every word must be there. */
function fill(text, pairs) {
    for (const [from, to] of pairs) {
        assert.ok(text.includes(from), `${from} is in the recipe`);
        text = text.replaceAll(from, to);
    }
    return text;
}

const proxies = {
    nginx(folder, ports, files) {
        const site = fill(fs.readFileSync(path.join(recipes, 'nginx.conf'), 'utf8'), [
            ['listen 80;', `listen 127.0.0.1:${ports.plain};`], ['    listen [::]:80;\n', ''],
            ['listen 443 ssl;', `listen 127.0.0.1:${ports.tls} ssl;`], ['    listen [::]:443 ssl;\n', ''],
            ['127.0.0.1:8070', `127.0.0.1:${ports.daemon}`],
            ['/etc/letsencrypt/live/chat.example.org/fullchain.pem', files.certificate],
            ['/etc/letsencrypt/live/chat.example.org/privkey.pem', files.key],
        ]);
        const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n');
        const config = path.join(folder, 'nginx.conf');
        fs.writeFileSync(config, `daemon off;\npid ${folder}/pid;\nevents { worker_connections 1000; }\nhttp {\naccess_log off;\n${temporary}\n${site}\n}\n`);
        return ['/usr/sbin/nginx', '-p', folder, '-e', path.join(folder, 'error.log'), '-c', config];
    },
    haproxy(folder, ports, files) {
        const pem = path.join(folder, 'both.pem');
        fs.writeFileSync(pem, fs.readFileSync(files.certificate, 'utf8') + fs.readFileSync(files.key, 'utf8'), { mode: 0o600 });
        const config = path.join(folder, 'haproxy.cfg');
        fs.writeFileSync(config, fill(fs.readFileSync(path.join(recipes, 'haproxy.cfg'), 'utf8'), [
            ['maxconn 20000', 'maxconn 2000'], ['bind :80', `bind 127.0.0.1:${ports.plain}`], ['bind :443', `bind 127.0.0.1:${ports.tls}`],
            ['127.0.0.1:8070', `127.0.0.1:${ports.daemon}`], ['/etc/haproxy/chat.example.org.pem', pem],
        ]));
        return ['/usr/sbin/haproxy', '-db', '-f', config];
    },
    caddy(folder, ports, files) {
        // Whoever names an address instead of a host has no name to choose a certificate by.
        const house = ['admin off', `http_port ${ports.plain}`, `https_port ${ports.tls}`, 'auto_https disable_certs', 'default_sni localhost',
            `storage file_system ${folder}/storage`, 'grace_period 2s'];
        const config = path.join(folder, 'Caddyfile');
        fs.writeFileSync(config, fill(fs.readFileSync(path.join(recipes, 'Caddyfile'), 'utf8'), [
            ['{\n\tservers {', `{\n\t${house.join('\n\t')}\n\tservers {`],
            ['\nchat.example.org {', `\nhttps://127.0.0.1:${ports.tls} {\n\tbind 127.0.0.1`],
            ['# tls /etc/caddy/fullchain.pem /etc/caddy/privkey.pem', `tls ${files.certificate} ${files.key}`],
            ['127.0.0.1:8070', `127.0.0.1:${ports.daemon}`],
        ]));
        return ['/usr/bin/caddy', 'run', '--config', config, '--adapter', 'caddyfile'];
    },
};

/** What one of them does in its own way: to which status it moves who comes without TLS, whether it stops a flood. */
const ways = { nginx: { moved: 301, limits: true }, haproxy: { moved: 301, limits: true }, caddy: { moved: 308, limits: false } };

/** One request from a client that is elsewhere: {status, headers, text}. */
function ask(url, { method = 'GET', headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
        const { request } = url.startsWith('https') ? https : http;
        const asked = request(url, { method, headers, localAddress: elsewhere, agent: false }, async (answer) => {
            let text = '';
            for await (const part of answer) text += part;
            resolve({ status: answer.statusCode, headers: answer.headers, text });
        });
        asked.on('error', reject);
        asked.setTimeout(patience, () => asked.destroy(new Error('no answer')));
        asked.end(body);
    });
}

for (const name of Object.keys(proxies)) {
    const missing = spawnSync(name === 'caddy' ? '/usr/bin/caddy' : `/usr/sbin/${name}`, ['-v']).error;
    test(`the recipe for ${name} carries requests, WebSockets, addresses and limits`, { skip: missing && `${name} is not installed` }, async (t) => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), `madang-${name}-`));
        t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
        const ports = { plain: await freePort(), tls: await freePort(), daemon: await freePort() };
        const outside = `https://127.0.0.1:${ports.tls}`;
        const daemon = await Daemon.start({ ready: false, args: ['--port', `${ports.daemon}`], log: `${name}.log`, config: { server: { trusted_proxies: ['127.0.0.1'], public_url: outside } } });
        const [program, ...args] = proxies[name](folder, ports, makeCertificate(folder, 'chat'));
        const log = fs.openSync(path.join(folder, 'log'), 'a');
        const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
        const proxy = spawn(program, args, { env, stdio: ['ignore', log, log] });
        fs.closeSync(log);
        t.after(async () => {
            proxy.kill('SIGTERM');
            if (proxy.exitCode === null) await once(proxy, 'exit');
        });
        await until(async () => {
            assert.equal(proxy.exitCode, null, fs.readFileSync(path.join(folder, 'log'), 'utf8'));
            return (await ask(`${outside}/readyz`).catch(() => undefined))?.status === 200;
        }, patience, `${name} in front of the daemon`);
        await daemon.ready(); // it knows itself by the proxy's address

        const moved = await ask(`http://127.0.0.1:${ports.plain}/api/v1/rooms`);
        assert.equal(moved.status, ways[name].moved);
        assert.match(moved.headers.location, /^https:\/\/127\.0\.0\.1.*\/api\/v1\/rooms$/);

        // A whole conversation through it, by stock clients.
        const mina = await Person.register(daemon, 'mina');
        const room = await mina.room();
        const link = await mina.link();
        const box = await link.subscribe(`/topic/rooms/${room.id}`);
        const receipt = await link.send(`/app/rooms/${room.id}/messages`, { text: 'through the proxy', tag: fresh('t') });
        assert.equal((await box.next()).headers.position, receipt.headers.position);
        await link.close();

        // The address of who signs in is the client's, and not what it claims.
        const signedIn = await ask(`${outside}/api/v1/sessions`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'http' },
            body: JSON.stringify({ username: mina.username, password: mina.password }),
        });
        assert.equal(signedIn.status, 201, signedIn.text);
        const sessions = (await mina.ok('GET', '/api/v1/sessions')).items;
        const addresses = sessions.map(({ address }) => address);
        assert.ok(addresses.includes(elsewhere), `${elsewhere} in ${addresses}`);
        assert.ok(!addresses.includes('203.0.113.9'), 'a forged address was believed');

        // A flood from one address is stopped before the daemon, by who can; others go on.
        if (ways[name].limits) {
            const flood = await Promise.all(Array.from({ length: 1200 }, () => ask(`${outside}/healthz`).then(({ status }) => status, () => 'error')));
            assert.ok(flood.includes(429), `${name} never said 429: ${[...new Set(flood)]}`);
        }
        assert.equal((await mina.ask('GET', '/api/v1/me')).status, 200);
        await daemon.stop();
    });
}
