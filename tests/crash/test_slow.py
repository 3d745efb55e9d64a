"""Thousands of connections that send, or take, a few bytes now and then: others are served as if they were not there."""
import asyncio
import concurrent.futures
import http.client
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
    'read': (b'GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n' * 20, b''),
}


class Slow:
    """One slow client. It reads nothing, or all that comes."""

    def __init__(self, kind, number, port):
        self.kind, self.port = kind, port
        self.socket = socket.socket()
        self.socket.setblocking(False)
        if kind == 'read':
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 1460)  # as on any wire but loopback's
        self.socket.bind((f'127.0.0.{2 + number // FROM_AN_ADDRESS}', 0))
        self.closed_after = None

    async def arrive(self):
        loop = asyncio.get_running_loop()
        await loop.sock_connect(self.socket, ('127.0.0.1', self.port))
        await loop.sock_sendall(self.socket, KINDS[self.kind][0])
        self.began = time.monotonic()

    async def stay(self):
        loop = asyncio.get_running_loop()
        more = KINDS[self.kind][1]
        while time.monotonic() < self.began + LONGEST:
            if self.kind == 'read':
                await asyncio.sleep(1)
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


def good_client(port, seconds):
    """Asks a hundred times a second; gives the milliseconds of each answer."""
    connection, took = http.client.HTTPConnection('127.0.0.1', port, timeout=60), []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        connection.request('GET', '/api/events')
        answer = connection.getresponse()
        answer.read()
        took.append((time.monotonic() - began) * 1000)
        assert answer.status == 200
        time.sleep(0.01)
    connection.close()
    return took


class SlowConnections(unittest.TestCase):
    def setUp(self):
        needed = SLOW + 200
        if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < needed:
            self.skipTest(f'this takes {needed} descriptors (ulimit -n)')
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        found(self.rowan, 1)
        self.rowan.start()

    async def crowd(self):
        # In a process of its own: this one is busy with the slow.
        loop, elsewhere = asyncio.get_running_loop(), concurrent.futures.ProcessPoolExecutor(1)
        before = await loop.run_in_executor(elsewhere, good_client, self.rowan.port, 1)
        patient = Wire(self.rowan.port)  # the control: an idle client, well within its patience
        await patient.ask('GET /api/health')
        slow = [Slow(list(KINDS)[number % len(KINDS)], number, self.rowan.port) for number in range(SLOW)]
        await asyncio.gather(*(one.arrive() for one in slow))
        tasks = [asyncio.create_task(one.stay()) for one in slow]
        await asyncio.sleep(1)
        held = self.rowan.descriptors()
        during = await loop.run_in_executor(elsewhere, good_client, self.rowan.port, short_or_long(4, 10))
        memory = self.rowan.status('VmRSS') / 1024
        # The short form waits for the first kind alone: the others take half a minute.
        await asyncio.gather(*(task for task, one in zip(tasks, slow) if LONG or one.kind == 'header'))
        for task in tasks:
            task.cancel()
        status, *_ = await patient.ask('GET /api/health')
        self.assertEqual(status, 200)
        patient.close()
        elsewhere.shutdown()
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
