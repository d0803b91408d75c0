#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# A real mail server for tests, on a free loopback port: STARTTLS or TLS, AUTH. What arrives becomes files.
# Says "listening <port>" once, and "mail <file>" for each; ends with its input. Beside each mail lies what a mail
# program reads in it: subject, From, Message-ID, text, a line of dashes, HTML.
#
#     smtp_server.py <folder> <certificate> <key> <starttls|tls|none> [take|refuse|later] [port]
import asyncio
import email
import email.policy
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder, certificate, key, security = sys.argv[1:5]
mood = sys.argv[5] if len(sys.argv) > 5 else 'take'
port = int(sys.argv[6]) if len(sys.argv) > 6 else 0


def say(text):
    print(text, flush=True)


class Keeper:
    count = len([name for name in os.listdir(folder) if name.endswith('.eml')])

    async def handle_RCPT(self, server, session, envelope, address, options):
        if mood == 'refuse':
            return '550 no such mailbox <' + address + '>'
        if mood == 'later':
            return '451 try again later'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        Keeper.count += 1
        path = os.path.join(folder, '%d.eml' % Keeper.count)
        with open(path, 'wb') as file:
            file.write(('X-From: %s\r\nX-To: %s\r\nX-Secure: %s\r\nX-User: %s\r\n' % (
                envelope.mail_from, ','.join(envelope.rcpt_tos), 'yes' if session.ssl or security == 'tls' else 'no',
                session.auth_data.login.decode() if session.auth_data else '')).encode())
            file.write(envelope.original_content)
        read = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        with open(path[:-4] + '.txt', 'w', encoding='utf-8') as file:
            text, page = read.get_body(('plain',)), read.get_body(('html',))
            said = [part.get_content().replace('\r\n', '\n') if part else '' for part in (text, page)]
            file.write('\n'.join([str(read['subject']), str(read['from']), str(read['message-id']), said[0], '-----',
                                  said[1]]))
        say('mail ' + path)
        return '250 kept'


def authenticate(server, session, envelope, mechanism, data):
    good = getattr(data, 'login', b'') == b'madang' and getattr(data, 'password', b'') == '비밀 pass'.encode()
    return AuthResult(success=good, auth_data=data) if good else AuthResult(success=False, handled=False)


context = None
if security != 'none':
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
options = dict(authenticator=authenticate, auth_required=security != 'none', auth_require_tls=security == 'starttls',
               decode_data=False)
if security == 'starttls':
    options.update(tls_context=context, require_starttls=True)


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Keeper(), loop=loop, hostname='127.0.0.1', **options), '127.0.0.1', port,
                                      ssl=context if security == 'tls' else None)
    say('listening %d' % server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(serve())
os._exit(0)  # whoever is still connected is cut
