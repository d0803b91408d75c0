// SPDX-License-Identifier: GPL-3.0-or-later
// For tests in other languages: provider_house.mjs serve <client> <file with its secret> <file with our address> is a
// provider that says where it is; provider_house.mjs sign-in|cancel <address> <login> <picture> is a person in a browser
// who was sent to that address, and comes back from there.
import fs from 'node:fs';
import { Browser } from './browser.mjs';
import { cancelThere, place, providerAt, signInThere } from './provider.mjs';

const [verb, ...words] = process.argv.slice(2);

if (verb === 'serve') {
    const [client, secretFile, addressFile] = words;
    const { server, issuer } = await place();
    let answers;
    server.on('request', (request, response) => {
        // We start after it; whoever asks knows where we are.
        answers ??= providerAt(issuer, [{
            client_id: client,
            client_secret: fs.readFileSync(secretFile, 'utf8').trim(),
            redirect_uris: [`${fs.readFileSync(addressFile, 'utf8').trim()}/sign-in/return/${client}`],
        }]);
        answers(request, response);
    });
    console.log(issuer);
} else {
    const [address, login, picture] = words;
    const browser = await Browser.start('en');
    await browser.size(700, 900);
    await browser.open(address);
    if (verb === 'cancel') await cancelThere(browser);
    else await signInThere(browser, login);
    await browser.sees("location.pathname === '/sign-in/done' && document.readyState === 'complete'");
    await browser.screenshot(picture);
    await browser.close();
    process.exit(0);
}
