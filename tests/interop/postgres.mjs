// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL of the test's own: in a temporary folder, on a socket in it, gone with the test however that ends. With
// MADANG_TEST_STORE=postgres every daemon of a test keeps its store there: one database for each data folder.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const wanted = process.env.MADANG_TEST_STORE === 'postgres';

const port = 55433; // only names the socket's file in our own folder
const user = 'postgres';
const patience = 60000; // on a machine where everybody compiles

function programFolder() {
    try {
        return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
        return '/usr/lib/postgresql/15/bin';
    }
}
const bin = wanted ? programFolder() : '';
const installed = () => ['initdb', 'postgres', 'psql', 'createdb'].every((name) => fs.existsSync(path.join(bin, name)));

if (wanted && !installed()) {
    console.log('PostgreSQL is not installed');
    process.exit(77);
}

/** What runs a program as somebody whom the server accepts as its owner: it refuses to run as root. */
function asOwner(name, args) {
    const other = process.getuid() === 0 ? ['--reuid', user, '--regid', user, '--init-groups'] : [];
    return ['setpriv', [...other, '--pdeathsig', 'QUIT', path.join(bin, name), ...args]];
}

class Postgres {
    databases = new Map(); // data folder -> name

    constructor(logFile) {
        this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'madang-postgres-'));
        if (process.getuid() === 0) execFileSync('chown', [user, this.folder]);
        const data = path.join(this.folder, 'data');
        const quiet = { cwd: this.folder, stdio: ['ignore', 'ignore', 'inherit'] };
        execFileSync(...asOwner('initdb', ['-D', data, '-U', user, '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8']), quiet);
        // Nothing of the machine fails here but daemons: what the server has, it keeps without any fsync.
        const settings = ['listen_addresses=', `unix_socket_directories=${this.folder}`, 'fsync=off', 'full_page_writes=off', 'autovacuum=off'];
        const out = fs.openSync(logFile, 'w');
        this.child = spawn(...asOwner('postgres', ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]), { cwd: this.folder, stdio: ['ignore', out, out] });
        fs.closeSync(out);
        this.child.unref();
        process.on('exit', () => this.end());
        const end = Date.now() + patience;
        while (!fs.readFileSync(logFile, 'utf8').includes('ready to accept connections')) {
            if (Date.now() > end) throw new Error(`PostgreSQL did not start:\n${fs.readFileSync(logFile, 'utf8')}`);
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
        }
    }

    end() {
        this.child.kill('SIGQUIT');
        try {
            fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
        } catch {
            // it still ends, and leaves a little in the folder for temporary files
        }
    }

    client(name, args) {
        return execFileSync(path.join(bin, name), ['-h', this.folder, '-p', String(port), '-U', user, ...args], { encoding: 'utf8' });
    }

    databaseOf(data) {
        if (!this.databases.has(data)) {
            const name = `house${this.databases.size + 1}`;
            this.client('createdb', [name]);
            this.databases.set(data, name);
        }
        return this.databases.get(data);
    }
}

let server;

/** The [store] settings for a data folder, whose database is made at the first call. */
export function storeFor(data, logFile) {
    server ??= new Postgres(logFile);
    return { engine: 'postgres', host: server.folder, port, database: server.databaseOf(data), user };
}

/** Asks the database of a data folder; rows as lists, whole numbers as numbers. */
export function rowsOf(data, question) {
    const out = server.client('psql', ['-X', '-q', '-A', '-t', '-F', '\x1f', '-d', server.databaseOf(data), '-c', question]);
    const valueOf = (text) => (/^-?\d+$/.test(text) ? Number(text) : text);
    return out.split('\n').filter((line) => line).map((line) => line.split('\x1f').map(valueOf));
}

/** Of a file that may be removed at any moment. */
export function octetsIfThere(file) {
    try {
        return fs.readFileSync(file);
    } catch (error) {
        if (error.code === 'ENOENT') return Buffer.alloc(0);
        throw error;
    }
}

/** What lies in the files of a database's tables and indexes once dead rows are gone; its log, which goes round, is beside. */
export function octetsOf(data, { vacuumed = true } = {}) {
    const name = server.databaseOf(data);
    for (const statement of [...(vacuumed ? ['VACUUM FULL'] : []), 'CHECKPOINT']) server.client('psql', ['-X', '-q', '-d', name, '-c', statement]);
    const [[number]] = rowsOf(data, 'SELECT oid FROM pg_database WHERE datname = current_database()');
    const folder = path.join(server.folder, 'data', 'base', String(number));
    return Buffer.concat(fs.readdirSync(folder).map((file) => octetsIfThere(path.join(folder, file))));
}
