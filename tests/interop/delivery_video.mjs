// SPDX-License-Identifier: GPL-3.0-or-later
// A video of the delivery from the maker's own file: a real browser records it, the maker uploads it into the
// campaign's room, and somebody without an account plays it on the page of the campaign's reports.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Browser } from './browser.mjs';
import { Daemon, artifacts } from './daemon.mjs';
import { Person } from './people.mjs';

let daemon;
let mina;
before(async () => {
    daemon = await Daemon.start();
    mina = await Person.register(daemon, 'mina');
});
after(() => daemon?.stop());

/** Three seconds of a moving square, as the browser's own recorder writes them. */
const recording = `(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 120;
    const paint = canvas.getContext('2d');
    let at = 0;
    const moving = setInterval(() => {
        paint.fillStyle = 'white';
        paint.fillRect(0, 0, 160, 120);
        paint.fillStyle = 'teal';
        paint.fillRect(at++ % 120, 40, 40, 40);
    }, 40);
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' });
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = async () => {
        clearInterval(moving);
        const octets = new Uint8Array(await new Blob(parts).arrayBuffer());
        window.recorded = btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(''));
    };
    recorder.start();
    setTimeout(() => recorder.stop(), 3000);
})()`;

async function upload(person, room, name, octets) {
    const begun = await person.ok('POST', `/api/v1/rooms/${room}/uploads`, { name, size: octets.length });
    for (let at = 0; at < octets.length; at += begun.chunk) {
        const answer = await fetch(`${daemon.url}/api/v1/rooms/${room}/uploads/${begun.id}/chunks/${at}`, {
            method: 'PUT', headers: { authorization: `Bearer ${person.token}` }, body: octets.subarray(at, at + begun.chunk) });
        assert.equal(answer.status, 200, await answer.text());
    }
    return begun.id;
}

for (const language of ['ko', 'en']) {
    test(`who reads "${language}" plays the video of a delivery in the browser`, async (t) => {
        const browser = await Browser.start(language);
        t.after(() => browser.close());
        await browser.open(`${daemon.url}/healthz`);
        await browser.evaluate(recording);
        await browser.sees('window.recorded !== undefined');
        const octets = Buffer.from(await browser.evaluate('window.recorded'), 'base64');
        assert.ok(octets.length > 1000, `${octets.length} octets were recorded`);

        const campaign = await mina.campaign(`video ${language}`, 100000);
        const file = await upload(mina, campaign.room, '전달 영상.webm', octets);
        const video = await mina.ok('POST', `/api/v1/campaigns/${campaign.id}/videos`, { title: '<b>연탄이 왔어요</b>', file });
        assert.match(video.link, /\/c\/\d+\/reports#video-\d+$/);

        await browser.size(360, 720);
        await browser.open(video.link);
        await browser.sees('document.querySelector("video")?.readyState >= 1');
        assert.equal(await browser.evaluate('document.querySelector("video").videoWidth'), 160);
        assert.ok((await browser.text()).includes('<b>연탄이 왔어요</b>'), 'a title is no markup');
        assert.ok(await browser.evaluate('document.documentElement.scrollWidth <= 360'), 'it fits a telephone');
        await browser.evaluate('document.querySelector("video").muted = true; void document.querySelector("video").play()');
        await browser.sees('document.querySelector("video").currentTime > 0.5');
        assert.equal(await browser.evaluate('document.querySelector("video").error'), null);
        await browser.screenshot(path.join(artifacts(), `${language}-video.png`));
    });
}
