// SPDX-License-Identifier: GPL-3.0-or-later
// The mails of a house without a mail server, as a mail program would read them.
import fs from 'node:fs';
import path from 'node:path';
import { patience, until } from './daemon.mjs';
import { keepAddresses } from './witness.mjs';

function words(header) {
    return header.replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, octets) => `\0${octets}\0`)
        .replace(/(\0[^\0]*\0)+/g, (run) => Buffer.concat(run.split('\0').filter(Boolean).map((each) => Buffer.from(each, 'base64'))).toString('utf8'));
}

function plain(quoted) {
    const octets = quoted.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(octets, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}

function read(file) {
    const raw = fs.readFileSync(file, 'latin1');
    const end = raw.indexOf('\r\n\r\n');
    const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
    const all = (name) => [...head.matchAll(new RegExp(`^${name}: (.*)$`, 'gm'))].map(([, value]) => words(value.trim()));
    const boundary = /boundary="([^"]+)"/.exec(head)[1];
    const [text, html] = raw.slice(end).split(`--${boundary}`).slice(1, 3).map((part) => plain(part.slice(part.indexOf('\r\n\r\n') + 4)));
    keepAddresses(text + html);
    const code = /^ {4}(\d{6})$/m.exec(text)?.[1];
    return { to: all('To')[0], subject: all('Subject')[0], replyTo: all('Reply-To'), head, text, html, code };
}

export class MailFolder {
    #read = new Map(); // file -> mail
    #seen = new Set();

    constructor(data) {
        this.folder = path.join(data, 'mail');
    }

    #all() {
        const names = fs.existsSync(this.folder) ? fs.readdirSync(this.folder).filter((name) => name.endsWith('.eml')) : [];
        for (const name of names.sort()) {
            if (!this.#read.has(name)) this.#read.set(name, read(path.join(this.folder, name)));
        }
        return [...this.#read];
    }

    /** The next mail to somebody about something, which has to come; each is answered once. */
    async next(to, subject) {
        return until(() => {
            const found = this.#all().find(([name, mail]) => !this.#seen.has(name) && mail.to === `<${to}>` && subject.test(mail.subject));
            if (found) this.#seen.add(found[0]);
            return found?.[1];
        }, patience, `a mail to ${to} about ${subject}`);
    }

    /** How many came so far. */
    count(to, subject) {
        return this.#all().filter(([, mail]) => mail.to === `<${to}>` && subject.test(mail.subject)).length;
    }
}
