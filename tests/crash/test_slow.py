"""Thousands of connections that send, or take, a few bytes now and then: others are served as if they were not there."""
import asyncio
import resource
import socket
import statistics
import time
import unittest

from rowan import LONG, Rowan, report, short_or_long
from stampede import Wire
from union import found

SLOW = short_or_long(500, 5000)
FROM_AN_ADDRESS = 1500  # of the loopback network; the program takes 2,048 from each
BETWEEN_BYTES = 5
LONGEST = 300  # seconds after which one that is still open is not going to be closed
CLOSED = 7  # of TCP_INFO's states: TCP_CLOSE
KINDS = {
    'header': (b'GET /api/events HTTP/1.1\r\nHost: localhost\r\n', b'X-Slow: yes\r\n'),
    'body': (b'POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n',
             b' '),
    'read': (b'GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n' * 60, b''),
}


class Slow:
    """One slow client. It reads nothing, or all that comes."""

    def __init__(self, kind, number, port):
        self.kind, self.port = kind, port
        self.socket = socket.socket()
        self.socket.setblocking(False)
        if kind == 'read':
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.bind((f'127.0.0.{2 + number // FROM_AN_ADDRESS}', 0))
        self.closed_after = None

    async def stay(self):
        loop = asyncio.get_running_loop()
        await loop.sock_connect(self.socket, ('127.0.0.1', self.port))
        self.began = time.monotonic()
        first, more = KINDS[self.kind]
        try:
            await asyncio.wait_for(loop.sock_sendall(self.socket, first), 5)
        except (asyncio.TimeoutError, OSError):
            pass  # it takes no more requests than it can answer
        while time.monotonic() < self.began + LONGEST:
            if self.kind == 'read':
                await asyncio.sleep(0.5)
                gone = self.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] == CLOSED
            else:
                gone = await self.dribble(loop, more)
            if gone:
                self.closed_after = time.monotonic() - self.began
                return

    async def dribble(self, loop, more):
        """Sends a little, and waits. True: it was told to go."""
        try:
            await loop.sock_sendall(self.socket, more)
            while await asyncio.wait_for(loop.sock_recv(self.socket, 4096), BETWEEN_BYTES):
                pass
            return True
        except asyncio.TimeoutError:
            return False
        except OSError:
            return True


class SlowConnections(unittest.TestCase):
    def setUp(self):
        needed = SLOW + 200
        if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < needed:
            self.skipTest(f'this takes {needed} descriptors (ulimit -n)')
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        found(self.rowan, 1)
        self.rowan.start()

    async def good_client(self, seconds):
        """Asks a hundred times a second; gives the milliseconds of each answer."""
        wire, took = Wire(self.rowan.port), []
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            began = time.monotonic()
            status, *_ = await wire.ask('GET /api/events')
            took.append((time.monotonic() - began) * 1000)
            self.assertEqual(status, 200)
            await asyncio.sleep(0.01)
        wire.close()
        return took

    async def crowd(self):
        before = await self.good_client(1)
        patient = Wire(self.rowan.port)  # the control: an idle client, well within its patience
        await patient.ask('GET /api/health')
        slow = [Slow(list(KINDS)[number % len(KINDS)], number, self.rowan.port) for number in range(SLOW)]
        tasks = [asyncio.create_task(one.stay()) for one in slow]
        await asyncio.sleep(SLOW / 1000)
        held = self.rowan.descriptors()
        during = await self.good_client(short_or_long(4, 10))
        memory = self.rowan.status('VmRSS') / 1024
        # The short form waits for the first kind alone: the others take half a minute.
        await asyncio.gather(*(task for task, one in zip(tasks, slow) if LONG or one.kind == 'header'))
        for task in tasks:
            task.cancel()
        status, *_ = await patient.ask('GET /api/health')
        self.assertEqual(status, 200)
        for one in slow:
            one.socket.close()
        return before, during, held, memory, slow

    def test_slow_connections_are_nobody_elses_business(self):
        before, during, held, memory, slow = asyncio.run(self.crowd())
        closed = {kind: [one.closed_after for one in slow if one.kind == kind] for kind in KINDS}
        report(f'{SLOW} slow connections', {
            'held': held, "a good client's p99": f'{statistics.quantiles(during, n=100)[98]:.1f} ms '
            f'(without them {statistics.quantiles(before, n=100)[98]:.1f} ms)', 'memory': f'{memory:.0f} MiB',
            'closed after': {kind: f'{max(all_):.0f} s' if all(all_) else 'not waited for' for kind, all_ in closed.items()}})
        self.assertGreater(held, SLOW)
        self.assertLess(statistics.quantiles(during, n=100)[98], 2000)  # of a machine that may be busy
        self.assertLess(memory, 150)
        for kind, times in closed.items():
            if LONG or kind == 'header':
                self.assertNotIn(None, times, kind)
