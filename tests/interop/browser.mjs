// SPDX-License-Identifier: GPL-3.0-or-later
// Headless Chromium, driven by its DevTools protocol. Knows pages and pixels; nothing of Madang.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { patience, until } from './daemon.mjs';
import { WebSocket } from './people.mjs';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--hide-scrollbars', '--remote-debugging-port=0'];

export class Browser {
    /** Starts a browser whose owner reads `language` ("ko", "en"). */
    static async start(language) {
        const browser = new Browser();
        browser.profile = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-chromium-'));
        browser.child = spawn('chromium', [...flags, `--accept-lang=${language}`, `--user-data-dir=${browser.profile}`, 'about:blank'], { stdio: 'ignore', detached: true });
        browser.onExit = () => browser.end();
        process.on('exit', browser.onExit);
        const [port, address] = await until(() => {
            try {
                const lines = fs.readFileSync(path.join(browser.profile, 'DevToolsActivePort'), 'utf8').split('\n');
                return lines.length > 1 ? lines : undefined;
            } catch {
                return undefined;
            }
        }, patience, 'the start of Chromium');
        browser.socket = new WebSocket(`ws://127.0.0.1:${port}${address}`, { perMessageDeflate: false });
        await new Promise((resolve, reject) => browser.socket.once('open', resolve).once('error', reject));
        browser.waiting = new Map();
        browser.socket.on('message', (data) => {
            const { id, result, error, method, params } = JSON.parse(data);
            if (method === 'Fetch.requestPaused') browser.fulfil(params).catch(() => {});
            const done = browser.waiting.get(id);
            browser.waiting.delete(id);
            if (done) error ? done.reject(new Error(error.message)) : done.resolve(result);
        });
        const { targetInfos } = await browser.call('Target.getTargets');
        const { targetId } = targetInfos.find((target) => target.type === 'page');
        browser.session = (await browser.call('Target.attachToTarget', { targetId, flatten: true })).sessionId;
        await browser.call('Page.enable');
        return browser;
    }

    async call(method, params = {}) {
        const id = (this.lastId = (this.lastId ?? 0) + 1);
        const answer = new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
        this.socket.send(JSON.stringify({ id, method, params, sessionId: this.session }));
        return answer;
    }

    /** Lets the browser have `script` in place of what another company serves at `url`. */
    async replace(url, script) {
        this.replacement = { url, script };
        await this.call('Fetch.enable', { patterns: [{ urlPattern: url }] });
    }

    async fulfil({ requestId }) {
        const body = Buffer.from(this.replacement.script).toString('base64');
        await this.call('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders: [{ name: 'Content-Type', value: 'text/javascript' }], body });
    }

    async size(width, height) {
        await this.call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 600 });
    }

    async evaluate(expression) {
        const { result, exceptionDetails } = await this.call('Runtime.evaluate', { expression, returnByValue: true });
        if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
        return result.value;
    }

    /** Waits until an expression is true of the page that is shown, however often the page changes meanwhile. */
    async sees(expression, milliseconds = patience) {
        await until(() => this.evaluate(expression).catch(() => false), milliseconds, `the page never showed ${expression}`);
    }

    async open(url) {
        const { errorText } = await this.call('Page.navigate', { url });
        if (errorText) throw new Error(`${url}: ${errorText}`);
        await this.sees(`location.href !== 'about:blank' && document.readyState === 'complete'`);
    }

    /** Presses the mouse where an element is, as a hand would. */
    async press(selector) {
        await this.sees(`document.readyState === 'complete'`); // a style sheet that comes late moves what is pressed
        const place = await this.evaluate(`(() => { const element = document.querySelector(${JSON.stringify(selector)}); element.scrollIntoView({ block: 'center', behavior: 'instant' }); const box = element.getBoundingClientRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2, visible: box.width > 0 && box.height > 0 }; })()`);
        if (!place.visible) throw new Error(`${selector} is not visible`);
        for (const type of ['mousePressed', 'mouseReleased']) {
            await this.call('Input.dispatchMouseEvent', { type, x: place.x, y: place.y, button: 'left', clickCount: 1 });
        }
    }

    async text() {
        return this.evaluate('document.body.innerText');
    }

    async screenshot(file) {
        const { data } = await this.call('Page.captureScreenshot', { format: 'png' });
        fs.writeFileSync(file, Buffer.from(data, 'base64'));
    }

    end() {
        try {
            process.kill(-this.child.pid, 'SIGKILL'); // it has helpers; they are its process group
        } catch {
            // it ended already
        }
    }

    async close() {
        process.removeListener('exit', this.onExit);
        const ended = new Promise((resolve) => this.child.once('exit', resolve));
        await this.call('Browser.close').catch(() => {});
        await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000).unref())]);
        this.end();
        this.socket.terminate();
        fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
    }
}
