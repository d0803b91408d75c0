// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** A certificate of its own with its key, as <name>.cert and <name>.key in a folder. */
export function makeCertificate(folder, name) {
    const made = { certificate: path.join(folder, `${name}.cert`), key: path.join(folder, `${name}.key`) };
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30',
        '-subj', `/CN=${name}.example`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', made.key, '-out', made.certificate], { stdio: 'ignore' });
    fs.chmodSync(made.key, 0o600);
    return made;
}
