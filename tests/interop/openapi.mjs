// SPDX-License-Identifier: GPL-3.0-or-later
// The API description that the daemon prints of itself, judged by Redocly's linter; every address in it is tried.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Daemon, artifacts } from './daemon.mjs';
import { guestOf, load } from './people.mjs';

let daemon;
before(async () => (daemon = await Daemon.start()));
after(() => daemon?.stop());

test('redocly finds no error in /api/openapi.json', async () => {
    const answer = await fetch(`${daemon.url}/api/openapi.json`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type'), /^application\/json/);
    const file = path.join(artifacts(), 'openapi.json');
    fs.writeFileSync(file, await answer.text());
    const { lint, createConfig } = load('@redocly/openapi-core');
    const problems = await lint({ ref: file, config: await createConfig({ extends: ['spec', 'minimal'] }) });
    const shown = problems.map((problem) => `${problem.severity} ${problem.ruleId}: ${problem.message} at ${problem.location[0]?.pointer}`);
    fs.writeFileSync(path.join(artifacts(), 'redocly.txt'), shown.join('\n') + '\n');
    assert.deepEqual(shown.filter((line) => line.startsWith('error')), []);
});

test('every address it names is there', async () => {
    const description = JSON.parse(await (await fetch(`${daemon.url}/api/openapi.json`)).text());
    assert.equal(description.openapi.slice(0, 3), '3.1');
    const operations = Object.entries(description.paths).flatMap(([address, item]) => Object.keys(item).map((method) => [method.toUpperCase(), address]));
    assert.ok(operations.length > 20, `only ${operations.length} operations`);
    const guest = guestOf(daemon);
    for (const [method, address] of operations.filter(([verb]) => /^(GET|POST|PUT|PATCH|DELETE)$/.test(verb))) {
        const filled = address.replace(/\{[^}]+\}/g, '1');
        const answer = await guest.ask(method, filled, method === 'GET' || method === 'DELETE' ? undefined : {});
        assert.notEqual(answer.status, 405, `${method} ${address}`);
        assert.ok(answer.status < 500, `${method} ${address}: ${answer.status}`);
        if (answer.status === 404) assert.notEqual(answer.body.detail, 'address', `${method} ${address}`);
    }
});
