"""Stopped and started again under load, twenty times: nobody is refused, nothing asked stays unanswered."""
import asyncio
import os
import socket
import time
import unittest

from proof import judged, verified
from rowan import PROGRAM, Rowan, report, short_or_long
from stampede import Stampede, Wire
from union import found

RESTARTS = short_or_long(20, 200)


class Restart(unittest.TestCase):
    def setUp(self):
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        self.listening = socket.create_server(('127.0.0.1', 0), backlog=1024)
        self.addCleanup(self.listening.close)
        self.refused = self.unanswered = self.again = 0

    def start(self):
        """As systemd does: the listening socket stays ours, and is the program's third descriptor."""
        def hand_over():
            os.dup2(self.listening.fileno(), 3)
            os.set_inheritable(3, True)  # also if it was the third already
        words = ['sh', '-c', 'LISTEN_PID=$$ exec "$@"', 'sh', PROGRAM, 'serve']
        started = self.rowan.start({'LISTEN_FDS': '1'}, words=words, close_fds=False, preexec_fn=hand_over)
        self.assertIsNotNone(started, self.rowan.said())
        if self.rowan.port != self.listening.getsockname()[1]:
            self.skipTest('this program takes no socket that somebody else listens on (LISTEN_FDS)')

    async def fresh(self, stampede, mine):
        """A connection for each request: it must be accepted, and answered."""
        wire = Wire(self.listening.getsockname()[1])
        while not stampede.stopping:
            for member in mine:
                try:
                    await stampede.change(wire, member)
                except ConnectionRefusedError:
                    self.refused += 1
                except (OSError, EOFError):
                    self.unanswered += 1
                wire.close()

    async def kept(self, stampede, token):
        """A connection that is kept: if it is closed before the first byte of an answer, the request is sent again, as
        browsers do (RFC 9110 9.2.2: with a key it may be)."""
        wire = Wire(self.listening.getsockname()[1])
        while not stampede.stopping:
            used = wire.writer is not None
            try:
                status, *_ = await wire.ask('GET /api/registrations', token)
                self.assertEqual(status, 200)
            except ConnectionRefusedError:
                self.refused += 1
                wire.close()
            except (OSError, EOFError):
                self.again += used
                self.unanswered += not used
                wire.close()
        wire.close()

    async def storm(self, stampede):
        tasks = [asyncio.create_task(self.fresh(stampede, stampede.members[n::8])) for n in range(8)]
        tasks += [asyncio.create_task(self.kept(stampede, stampede.members[n].token)) for n in range(8)]
        stops = []
        for _ in range(RESTARTS):
            await asyncio.sleep(0.15)
            began = time.monotonic()
            self.assertEqual(await asyncio.to_thread(self.rowan.stop), 0)
            stops.append(time.monotonic() - began)
            await asyncio.to_thread(self.start)
        stampede.stopping = True
        await asyncio.gather(*tasks)
        return stops

    def test_a_restart_refuses_nobody(self):
        stampede = Stampede(found(self.rowan, 160, capacity=60))
        self.start()
        stops = asyncio.run(self.storm(stampede))
        verdict = judged(self.rowan, stampede)
        report('restart under load', {
            'restarts': RESTARTS, 'acknowledged': verdict.acknowledged, 'refused': self.refused,
            'unanswered': self.unanswered, 'sent again on a kept connection': self.again, 'lost': verdict.lost,
            'slowest stop': f'{max(stops) * 1000:.0f} ms'})
        self.assertEqual(verified(self.rowan), '')
        self.assertEqual(verdict.bad(), {})
        self.assertEqual((self.refused, self.unanswered), (0, 0))
        self.assertLess(max(stops), 60)

    def test_the_check_finds_a_restart_without_a_socket_that_stays(self):
        stampede = Stampede(found(self.rowan, 16, capacity=60))
        self.listening.close()
        self.rowan.start()

        async def storm():
            address = self.rowan.port
            wire = Wire(address)
            self.rowan.stop()
            for member in stampede.members:
                try:
                    await stampede.change(wire, member)
                except ConnectionRefusedError:
                    self.refused += 1
        asyncio.run(storm())
        self.assertEqual(self.refused, 16)
        report('restart, control: nobody keeps the socket', {'refused': self.refused})
