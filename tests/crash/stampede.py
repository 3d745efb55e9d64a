"""Members who book and cancel as fast as they are answered, and everything they asked and were told."""
import asyncio
import dataclasses
import json
import random
import time

CLIENTS = 32


@dataclasses.dataclass
class Change:
    """A request that was sent, and its answer; status 0: none came."""
    person: int
    act: str  # book or cancel
    asked_at: float
    reference: str = ''  # cancel: of what; book: what was told
    told_at: float = 0
    status: int = 0
    seq: int = 0
    state: str = ''
    retry_after: str = ''


class Wire:
    """One connection to the program, HTTP/1.1, one request at a time."""

    def __init__(self, port, source=None):
        self.port, self.source = port, source
        self.reader = self.writer = None

    async def open(self):
        local = (self.source, 0) if self.source else None
        self.reader, self.writer = await asyncio.open_connection('127.0.0.1', self.port, local_addr=local)

    async def ask(self, line, token='', body='', close=False):
        """Status, header fields (names in small letters) and body. Throws OSError or EOFError if no answer comes."""
        if self.writer is None:
            await self.open()
        head = f'{line} HTTP/1.1\r\nHost: localhost\r\n'
        if token:
            head += f'Authorization: Bearer {token}\r\n'
        if close:
            head += 'Connection: close\r\n'
        if line.startswith('POST'):
            head += f'Content-Type: application/json\r\nContent-Length: {len(body)}\r\n'
        self.writer.write((head + '\r\n' + body).encode())
        raw = await self.reader.readuntil(b'\r\n\r\n')
        lines = raw.decode('latin-1').split('\r\n')
        fields = {name.lower(): value for name, _, value in (one.partition(': ') for one in lines[1:] if one)}
        text = await self.reader.readexactly(int(fields.get('content-length', 0)))
        if fields.get('connection') == 'close':
            self.close()
        return int(lines[0].split()[1]), fields, text

    def close(self):
        if self.writer:
            self.writer.close()
        self.reader = self.writer = None


class Stampede:
    """Who storms the event `slug`. Its history goes on over restarts."""

    def __init__(self, members, slug='stampede', seed=1):
        self.members, self.slug = members, slug
        self.history = []
        self.chance = random.Random(seed)
        self.stopping = False

    def acknowledged(self):
        return sum(1 for change in self.history if change.status in (200, 201))

    async def change(self, wire, member):
        """Books if the member has no booking, else cancels it."""
        cancels = bool(member.reference)
        made = Change(member.person, 'cancel' if cancels else 'book', time.monotonic(), member.reference)
        line = f'POST /api/registrations/{member.reference}/cancel' if cancels else f'POST /api/events/{self.slug}/registrations'
        self.history.append(made)
        status, fields, text = await wire.ask(line, member.token, '' if cancels else '{"name":"A member"}')
        made.told_at = time.monotonic()
        made.status = status
        made.retry_after = fields.get('retry-after', '')
        if status in (200, 201):
            told = json.loads(text)
            made.reference, made.seq, made.state = told['reference'], told['seq'], told['state']
            member.reference = '' if cancels else told['reference']
        return made

    async def client(self, port, mine, seed):
        chance = random.Random(seed)
        wire = Wire(port)
        try:
            while not self.stopping:
                member = chance.choice(mine)
                if member.reference and chance.random() < 0.6:
                    continue  # most keep what they have for a while, so that places run out
                answer = await self.change(wire, member)
                if answer.status == 503:
                    await asyncio.sleep(0.02)
        except (OSError, EOFError):
            pass  # it was killed
        finally:
            wire.close()

    def run(self, port, until, clients=CLIENTS):
        """Storms until `until()`, an awaitable, is over, or until the program is gone."""
        asyncio.run(self.storm(port, until, clients))

    def run_for(self, port, seconds, clients=CLIENTS):
        self.run(port, lambda: asyncio.sleep(seconds), clients)

    async def storm(self, port, until, clients=CLIENTS):
        self.stopping = False
        shares = [self.members[n::clients] for n in range(clients)]
        tasks = [asyncio.create_task(self.client(port, share, self.chance.random())) for share in shares if share]
        await until()
        self.stopping = True
        await asyncio.gather(*tasks)

    def settle(self, rowan):
        """After a crash: members look up what became of what they were not told."""
        has = dict(rowan.rows(
            """SELECT r.person_id, r.reference FROM registration r JOIN event e ON e.id = r.event_id
                WHERE e.slug = ? AND r.state IN ('registered', 'waiting', 'offered')""", self.slug))
        for member in self.members:
            member.reference = has.get(member.person, '')
