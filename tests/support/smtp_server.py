#!/usr/bin/python3
"""A mail server that does what a test asks (aiosmtpd): smtp_server.py FOLDER [OPTIONS]

Says its port on the first line of standard output. Each message it accepts is a file in FOLDER, named by its number, and a
line of FOLDER/log: number, recipient, Message-ID, connection, whether encrypted, user.

A recipient's local part says what it meets, before a dash and whatever follows:
  rcpt550 data451 ...  that answer, to RCPT or to the final dot
  grey                 451 to the first attempt
  cut                  the connection is closed in the middle of DATA
  lost                 the message is kept, and the connection closed instead of an answer, the first time
  hang                 no answer to RCPT
  bye                  421 to RCPT of the second message and every other on a connection
"""
import argparse
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

options = argparse.ArgumentParser()
options.add_argument('folder')
options.add_argument('--port', type=int, default=0)
options.add_argument('--greeting', help='this, and nothing else')
options.add_argument('--silent', action='store_true', help='accepts connections and says nothing')
options.add_argument('--mail', help='the answer to MAIL')
options.add_argument('--certificate')
options.add_argument('--key')
options.add_argument('--tls', choices=['start', 'whole', 'none'], default='none')
options.add_argument('--user')
options.add_argument('--password')
options.add_argument('--delay', type=float, default=0, help='seconds before the answer to the final dot')
given = options.parse_args()

seen = set()  # recipients of whom there was an attempt
count = {'messages': 0, 'connections': 0}


def first_time(address):
    fresh = address not in seen
    seen.add(address)
    return fresh


def keep(server, envelope):
    count['messages'] += 1
    number = count['messages']
    with open(os.path.join(given.folder, f'{number:06}.part'), 'wb') as file:
        file.write(envelope.content)
    os.rename(file.name, os.path.join(given.folder, f'{number:06}.eml'))
    head = envelope.content.decode('ascii').split('\r\n\r\n')[0]
    identity = next(line[12:] for line in head.split('\r\n') if line.startswith('Message-ID: '))
    encrypted = server.session.ssl is not None or given.tls == 'whole'
    user = server.session.auth_data.decode() if server.session.auth_data else '-'
    with open(os.path.join(given.folder, 'log'), 'a', encoding='ascii') as log:
        log.write(f'{number} {envelope.rcpt_tos[0]} {identity} {server.number} {int(encrypted)} {user}\n')


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if given.mail:
            return given.mail
        envelope.mail_from = address
        return '250 2.1.0 Ok'

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        wish = address.split('-')[0]
        if wish.startswith('rcpt'):
            return f'{wish[4:]} 5.1.1 <{address}> is not known here'
        if wish == 'grey' and first_time(address):
            return '451 4.7.1 Greylisted, try again later'
        if wish == 'hang':
            await asyncio.sleep(3600)
        if wish == 'bye' and server.accepted > 0:
            return '421 4.7.0 Too many messages on this connection'
        envelope.rcpt_tos.append(address)
        return '250 2.1.5 Ok'

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        wish = address.split('-')[0]
        if wish.startswith('data'):
            return f'{wish[4:]} 5.6.0 Not this message for {address}'
        keep(server, envelope)
        server.accepted += 1
        if wish == 'lost' and first_time(address):
            server.transport.abort()
        if given.delay:
            await asyncio.sleep(given.delay)
        return '250 2.0.0 Ok: queued'


class Server(SMTP):
    accepted = 0
    number = 0

    def connection_made(self, transport):
        if self.number == 0:  # STARTTLS makes it again
            count['connections'] += 1
            self.number = count['connections']
        super().connection_made(transport)

    async def _handle_client(self):
        if given.silent:
            await asyncio.sleep(3600)
        if given.greeting:
            await self.push(given.greeting)
            self.transport.close()
            return
        await super()._handle_client()

    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith('cut'):
            await self.push('354 Go on')
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def authenticate(server, session, envelope, mechanism, data):
    good = data.login.decode() == given.user and data.password.decode() == given.password
    return AuthResult(success=good, handled=False, auth_data=data.login)


def make_server(context):
    start = context if given.tls == 'start' else None
    return Server(
        Handler(), hostname='localhost', tls_context=start, require_starttls=bool(start),
        authenticator=authenticate if given.user else None, auth_required=bool(given.user),
        auth_require_tls=given.tls == 'start', loop=asyncio.get_event_loop())


async def main():
    context = None
    if given.tls != 'none':
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given.certificate, given.key)
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(
        lambda: make_server(context), '127.0.0.1', given.port, ssl=context if given.tls == 'whole' else None)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()


os.makedirs(given.folder, exist_ok=True)
try:
    asyncio.run(main())
except KeyboardInterrupt:
    sys.exit(0)
