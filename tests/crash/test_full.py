"""The disk is full, or may only be read: pages go on, writes wait for better times."""
import asyncio
import contextlib
import time
import unittest

from mounts import read_only, small_disk
from proof import judged, verified
from rowan import Rowan, report, said_clearly
from stampede import Stampede
from union import found


class Full(unittest.TestCase):
    def setUp(self):
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        self.disks = contextlib.ExitStack()
        self.addCleanup(self.disks.close)  # before the folder goes
        self.disks.enter_context(small_disk(self.rowan.data))
        self.addCleanup(lambda: self.rowan.process and self.rowan.process.poll() is None and self.rowan.stop())

    def fill(self, left):
        """Leaves so many bytes."""
        ballast = self.rowan.data / 'ballast'
        with open(ballast, 'wb') as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(65536))
                file.flush()
        with open(ballast, 'r+b') as file:
            file.truncate(ballast.stat().st_size - left)
        return ballast

    def test_a_full_disk_refuses_writes_alone_and_recovers_by_itself(self):
        stampede = Stampede(found(self.rowan, 480))
        self.rowan.start()
        ballast = self.fill(left=600_000)
        reads = []

        async def until_refused():
            until = time.monotonic() + 60
            while (await asyncio.to_thread(self.rowan.get, '/api/ready'))[0] == 200 and time.monotonic() < until:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.5)
            for path in ('/api/events', '/api/events/stampede', '/api/health'):
                reads.append((await asyncio.to_thread(self.rowan.get, path))[0])
            reads.append((await asyncio.to_thread(self.rowan.get, '/api/registrations', stampede.members[0].token))[0])
        stampede.run(self.rowan.port, until_refused)
        refused = [c for c in stampede.history if c.status == 503]
        self.assertEqual(reads, [200] * 4)
        self.assertTrue(refused)
        self.assertTrue(all(int(c.retry_after) > 0 for c in refused))
        slowest = max(c.told_at - c.asked_at for c in refused)
        self.assertLess(slowest, 20)

        ballast.unlink()
        freed = time.monotonic()
        while self.rowan.get('/api/ready')[0] != 200 and time.monotonic() < freed + 60:
            time.sleep(0.02)
        recovery = time.monotonic() - freed
        before = stampede.acknowledged()
        stampede.run_for(self.rowan.port, 0.3)
        self.assertGreater(stampede.acknowledged(), before)
        self.assertEqual(verified(self.rowan), '')
        verdict = judged(self.rowan, stampede)
        self.assertEqual(verdict.bad(), {})
        report('disk full', {
            'acknowledged': verdict.acknowledged, 'refused': len(refused), 'lost': verdict.lost,
            'phantom': verdict.phantom, 'slowest refusal': f'{slowest * 1000:.0f} ms',
            'writing again after': f'{recovery * 1000:.0f} ms'})

        # Control: the check of the answers, of a service whose answers to a full disk were a plain yes.
        for change in refused[:3]:
            change.status, change.seq = 201, -1
        self.assertEqual(judged(self.rowan, stampede).lost, 3)

    def test_a_database_that_may_only_be_read_is_refused_with_a_sentence(self):
        found(self.rowan, 3)
        database = self.rowan.data / 'rowan.db'
        words = []
        for what in (self.rowan.data, database):
            with read_only(what):
                self.assertIsNone(self.rowan.start())
                self.assertEqual(self.rowan.process.wait(), 1)
            words.append(self.rowan.said().splitlines()[-1])
            self.assertTrue(said_clearly(words[-1]), words[-1])
        self.assertIsNotNone(self.rowan.start())
        self.assertEqual(verified(self.rowan), '')
        report('read-only folder, read-only file', {'exit code': 1, 'words': words})
