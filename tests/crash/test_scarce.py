"""Too little of something: descriptors, threads, memory, names. It says so, or serves what it can, and recovers."""
import asyncio
import resource
import socket
import time
import unittest

from proof import judged, verified
from rowan import Rowan, report, said_clearly, short_or_long
from stampede import Stampede, Wire
from union import found

DESCRIPTORS = 64
MEMORY = 256 * 1024 * 1024


def limited(what, most):
    return lambda: resource.setrlimit(what, (most, most))


class Scarce(unittest.TestCase):
    def setUp(self):
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        self.members = found(self.rowan, 200, capacity=80)

    def start_ends_well(self, settings=None, **options):
        """Whether it serves; otherwise it must have said why and ended by itself."""
        served = self.rowan.start(settings, **options) is not None
        code = self.rowan.stop()
        self.assertTrue(code == 0 if served else code in (1, 75), f'{code}: {self.rowan.said()}')
        self.assertTrue(served or said_clearly(self.rowan.said()), self.rowan.said())
        return served

    def test_without_descriptors_accepting_waits(self):
        self.rowan.start(preexec_fn=limited(resource.RLIMIT_NOFILE, DESCRIPTORS))
        asyncio.run(self.crowd())
        self.assertEqual(self.rowan.stop(), 0)
        self.rowan.start()
        self.assertEqual(verified(self.rowan), '')

    async def crowd(self):
        inside = Wire(self.rowan.port)
        await inside.ask('GET /api/health')
        outside = [socket.create_connection(('127.0.0.1', self.rowan.port)) for _ in range(2 * DESCRIPTORS)]
        await asyncio.sleep(0.3)
        self.assertEqual(self.rowan.descriptors(), DESCRIPTORS)  # the control: it is true that there are none
        before = self.rowan.processor_seconds()
        seconds = 1.5
        until = time.monotonic() + seconds
        answers = []
        while time.monotonic() < until:
            answers.append((await inside.ask('GET /api/events'))[0])
            await asyncio.sleep(0.05)
        token = self.members[0].token
        answers.append((await inside.ask('POST /api/events/stampede/registrations', token, '{"name":"A member"}'))[0])
        busy = (self.rowan.processor_seconds() - before) / seconds
        for one in outside:
            one.close()
        freed = time.monotonic()
        afterwards = Wire(self.rowan.port)
        self.assertEqual((await afterwards.ask('GET /api/health'))[0], 200)
        report(f'{DESCRIPTORS} descriptors', {
            'connections': len(outside), 'answered meanwhile': len(answers), 'processor': f'{busy:.0%}',
            'accepting again after': f'{(time.monotonic() - freed) * 1000:.0f} ms'})
        inside.close()
        afterwards.close()
        self.assertEqual(set(answers), {200, 201})
        self.assertLess(busy, 0.9)

    def test_a_start_with_too_few_descriptors_says_so(self):
        served = {}
        for most in range(4, 40, short_or_long(3, 1)):
            with self.subTest(descriptors=most):
                served[most] = self.start_ends_well(preexec_fn=limited(resource.RLIMIT_NOFILE, most))
        enough = min((most for most, yes in served.items() if yes), default=None)
        report('starts with few descriptors', {'starts': len(served), 'enough': enough})
        self.assertIsNotNone(enough)
        self.assertFalse(served[4])  # the control

    def test_a_start_with_too_few_threads_says_so(self):
        served = {}
        for most in range(0, 24, short_or_long(2, 1)):
            with self.subTest(threads=most):
                served[most] = self.start_ends_well(self.rowan.threads(most))
        enough = min((most for most, yes in served.items() if yes), default=None)
        report('starts with few threads', {'starts': len(served), 'enough': enough})
        self.assertIsNotNone(enough)
        self.assertFalse(served[0])  # the control

    def test_with_little_memory_it_serves_on(self):
        self.rowan.start(preexec_fn=limited(resource.RLIMIT_DATA, MEMORY))
        stampede = Stampede(self.members)

        async def crowd():
            bodies = [asyncio.create_task(self.large_body(n)) for n in range(short_or_long(200, 2000))]
            await asyncio.gather(*bodies)
            await asyncio.sleep(1)
        stampede.run(self.rowan.port, crowd)
        self.assertIsNone(self.rowan.process.poll(), self.rowan.said())
        self.assertEqual(verified(self.rowan), '')
        verdict = judged(self.rowan, stampede)
        report('256 MiB of memory', {
            'acknowledged': verdict.acknowledged, 'lost': verdict.lost, 'at most': f"{self.rowan.status('VmHWM') / 1024:.0f} MiB"})
        self.assertEqual(verdict.bad(), {})

    async def large_body(self, number):
        wire = Wire(self.rowan.port, source=f'127.0.0.{2 + number % 4}')
        status, *_ = await wire.ask('POST /api/sign-in', body='{"email":"' + 'x' * 60_000 + '"}')
        self.assertIn(status, (422, 503))
        wire.close()

    def test_a_mail_server_without_a_name_holds_up_nobody(self):
        self.rowan.settings['ROWAN_MAIL'] = 'smtp://mail.nowhere.invalid:25'
        self.rowan.start()
        took = []
        for member in self.members[:40]:
            began = time.monotonic()
            status, *_ = self.rowan.ask('POST', '/api/events/stampede/registrations', member.token, {'name': 'A member'})
            took.append(time.monotonic() - began)
            self.assertEqual(status, 201)
        waiting, = self.rowan.rows("SELECT COUNT(*) FROM message WHERE state = 'waiting'")[0]
        report('a mail server without a name', {'bookings': 40, 'letters kept': waiting,
                                                'slowest booking': f'{max(took) * 1000:.0f} ms'})
        self.assertEqual(waiting, 40)
        self.assertEqual(self.rowan.stop(), 0)
