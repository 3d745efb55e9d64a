"""The power goes at any moment: what was acknowledged was on the disk by then."""
import concurrent.futures
import os
import shutil
import time
import unittest

from replay import Found, check
from rowan import Rowan, report, short_or_long
from stampede import Stampede
from union import found

BURSTS = 6


class PowerLoss(unittest.TestCase):
    def setUp(self):
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)

    def recorded(self, fault=None, bursts=BURSTS):
        """A stampede in bursts, so that the log is copied into the file and begun anew between them."""
        stampede = Stampede(found(self.rowan, 160, capacity=60))
        shutil.copytree(self.rowan.data, self.rowan.folder / 'before')
        self.rowan.start(self.rowan.disk(fault, record=self.rowan.folder / 'record'))
        for _ in range(bursts):
            stampede.run_for(self.rowan.port, 0.06, clients=16)
            time.sleep(0.25)
        self.rowan.stop()
        return stampede.history

    def replayed(self, history, points):
        workers = os.cpu_count()
        whole = Found()
        with concurrent.futures.ProcessPoolExecutor(workers) as pool:
            parts = [pool.submit(check, self.rowan.folder / 'record', self.rowan.folder / 'before', history,
                                 points // workers, seed) for seed in range(workers)]
            for part in parts:
                whole.add(part.result())
        return whole

    def test_whenever_the_power_goes_nothing_acknowledged_is_lost(self):
        seen = self.replayed(self.recorded(), short_or_long(1500, 10_000))
        report('power loss', {
            'points': seen.points, 'acknowledged': seen.acknowledged, 'lost': seen.lost, 'corrupt': seen.corrupt,
            'oversold': seen.oversold, 'phantom': seen.phantom})
        self.assertGreater(seen.acknowledged, 100)
        self.assertEqual((seen.lost, seen.corrupt, seen.oversold, seen.phantom), (0, 0, 0, 0), seen.why)

    def test_the_check_finds_a_log_that_is_not_synced(self):
        """What `PRAGMA synchronous = NORMAL` does: syncs of the log are left out."""
        seen = self.replayed(self.recorded('sync 0 chance 1 .db-wal', bursts=2), 200)
        report('power loss, control: the log is not synced', {
            'points': seen.points, 'of which lose': seen.lost_at, 'lost': seen.lost})
        self.assertGreater(seen.lost_at, 0)

    def test_the_check_finds_a_file_that_is_not_synced(self):
        """What `PRAGMA synchronous = OFF` does."""
        seen = self.replayed(self.recorded('sync 0 chance 1', bursts=3), 200)
        report('power loss, control: nothing is synced', {
            'points': seen.points, 'of which lose': seen.lost_at, 'corrupt': seen.corrupt})
        self.assertGreater(seen.lost_at + seen.corrupt, 0)
