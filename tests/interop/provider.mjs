// SPDX-License-Identifier: GPL-3.0-or-later
// Another house whose accounts open ours: oidc-provider on loopback, which knows nothing of us but clients and their
// addresses, and what a person does on its pages.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { npm } from './daemon.mjs';

const { Provider } = await import(pathToFileURL(path.join(npm, 'node_modules/oidc-provider/lib/index.js')));
const jwk = (kind, options, extra) => ({ ...generateKeyPairSync(kind, options).privateKey.export({ format: 'jwk' }), use: 'sig', ...extra });

/** Each has to know where the other is before it starts: first a place, then what is there. */
export async function place() {
    const server = http.createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, issuer: `http://127.0.0.1:${server.address().port}` };
}

/** What answers there, for clients as the provider knows them. */
export function providerAt(issuer, clients) {
    return new Provider(issuer, {
        clients,
        jwks: { keys: [jwk('rsa', { modulusLength: 2048 }, { kid: 'r' }), jwk('ec', { namedCurve: 'P-256' }, { kid: 'e' })] },
        pkce: { required: () => true },
        scopes: ['openid', 'email', 'profile'],
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['nickname'] },
        cookies: { keys: [randomBytes(16).toString('hex')] },
        findAccount: (_, id) => ({
            accountId: id,
            claims: () => ({ sub: id, email: `${id}@school.example`, email_verified: true, nickname: `${id} at school` }),
        }),
    }).callback();
}

/** The provider's own pages: who one is, and that we may know. */
export async function signInThere(browser, login) {
    await sayWhoThere(browser, login);
    await agreeThere(browser);
}
/** Who agreed before is not asked that again. */
export async function sayWhoThere(browser, login) {
    await browser.sees("!!document.querySelector('[name=login]')");
    await browser.evaluate(`document.querySelector('[name=login]').value = ${JSON.stringify(login)}; document.querySelector('[name=password]').value = 'x'; document.querySelector('form').requestSubmit()`);
}
export async function agreeThere(browser) {
    await browser.sees("/consent/.test(document.querySelector('[name=prompt]')?.value ?? '') && document.readyState === 'complete'");
    await browser.evaluate("document.querySelector('form').requestSubmit()");
}
export async function cancelThere(browser) {
    await browser.sees("!!document.querySelector('[name=login]')");
    await browser.evaluate("[...document.querySelectorAll('a')].find((link) => /abort/.test(link.href)).click()");
}
