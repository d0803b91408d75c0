// SPDX-License-Identifier: GPL-3.0-or-later
// The Toss imposter as a program of its own (toss_imposter.cpp), and a daemon that is told to use it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { once } from 'node:events';
import { build } from './daemon.mjs';

export const secretKey = 'test_gsk_imposter';
export const clientKey = 'test_gck_imposter';
/** Of the contract for registered cards. */
export const billingSecretKey = 'test_sk_imposter';
export const billingClientKey = 'test_ck_imposter';

export class TossImposter {
    static async start() {
        const imposter = new TossImposter();
        imposter.child = spawn(path.join(build, 'bin', 'toss-imposter'), [], { stdio: ['pipe', 'pipe', 'inherit'] });
        const [line] = await once(imposter.child.stdout, 'data');
        imposter.url = line.toString().trim();
        return imposter;
    }

    stop() {
        this.child.stdin.end();
    }

    /** For Daemon.start: its configuration and its secret, which stands in no file. */
    get daemon() {
        return {
            config: { payments: { gateway: 'toss', toss_address: this.url, toss_client_key: clientKey, toss_billing_client_key: billingClientKey } },
            env: { MADANG_TOSS_SECRET_KEY: secretKey, MADANG_TOSS_BILLING_SECRET_KEY: billingSecretKey },
        };
    }

    async ask(what, body = {}) {
        return (await fetch(`${this.url}/imposter/${what}`, { method: 'POST', body: JSON.stringify(body) })).json();
    }

    /** The payer went through their window: the key that comes back. */
    async authorise(orderId, amount, method = 'card') {
        return (await this.ask('authorise', { orderId, amount, method })).paymentKey;
    }

    book() {
        return this.ask('book');
    }
}
