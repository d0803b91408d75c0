// SPDX-License-Identifier: GPL-3.0-or-later
// with_daemon.mjs <command...>: runs a client in any language against a fresh daemon (MADANG_URL,
// MADANG_STOMP_URL) and answers the client's exit code, or 1 when the daemon did not stop cleanly.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Daemon, artifacts } from './daemon.mjs';
import { secretMarker } from './marker.mjs';

const [command, ...args] = process.argv.slice(2);
const daemon = await Daemon.start({ log: `${path.basename(args[0] ?? command)}.log` });
const client = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
        ...process.env,
        MADANG_URL: daemon.url,
        MADANG_STOMP_URL: daemon.stompUrl,
        MADANG_ARTIFACTS: artifacts(),
        MADANG_SECRET: secretMarker,
    },
});
const [code] = await once(client, 'exit');
await daemon.stop();
process.exit(code ?? 1);
