// SPDX-License-Identifier: GPL-3.0-or-later
// What tests about money share: a look into the store that no address of the daemon shows, and chance that can be
// repeated.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as postgres from './postgres.mjs';

/** Asks the store in a data folder; rows as lists. */
export function book(data, question) {
    if (postgres.wanted) return postgres.rowsOf(data, question);
    const file = fs.readdirSync(data).find((name) => name.endsWith('.db'));
    assert.ok(file, `no store in ${data}`);
    const program = 'import json, sqlite3, sys; print(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))';
    return JSON.parse(execFileSync('/usr/bin/python3', ['-c', program, path.join(data, file), question], { encoding: 'utf8' }));
}

/** Changes the store of a daemon that does not run. */
export function change(data, script) {
    const file = fs.readdirSync(data).find((name) => name.endsWith('.db'));
    execFileSync('/usr/bin/python3', ['-c', 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])', path.join(data, file), script]);
}

/** random(most) from a seed: 0 to most - 1. */
export function randomFrom(seed) {
    let state = seed;
    return (most) => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return Math.floor((state / 2147483648) * most);
    };
}
