"""Reads, writes and syncs that fail: it stops rather than guess, with 75, and nothing that was told is lost."""
import asyncio
import contextlib
import shutil
import time
import unittest

from proof import judged, verified
from replay import check
from rowan import RESTART, Rowan, report, short_or_long
from stampede import Stampede
from union import found


class Failing(unittest.TestCase):
    def setUp(self):
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        self.condition = self.rowan.folder / 'now'

    def storm_until_it_ends(self, stampede):
        """Gives the seconds from the first fault to its end."""
        at = []

        async def moment():
            await asyncio.sleep(0.1)
            self.condition.touch()
            until = time.monotonic() + 20
            while self.rowan.process.poll() is None and time.monotonic() < until:
                if not at and (self.rowan.folder / 'fired').exists():
                    at.append(time.monotonic())
                await asyncio.sleep(0.005)
        stampede.run(self.rowan.port, moment)
        self.condition.unlink()
        return time.monotonic() - at[0] if at else 0

    def test_a_failing_sync_or_write_stops_it_and_loses_nothing(self):
        stampede = Stampede(found(self.rowan, 200, capacity=80))
        took, codes = [], []
        faults = ['sync EIO chance 0.2 .db-wal', 'write EIO chance 0.1 .db-wal', 'write EIO chance 0.1', 'sync EIO from 1 .db-wal']
        rounds = short_or_long(6, 60)
        for number in range(rounds):
            fault = faults[number % len(faults)]
            self.rowan.start(self.rowan.disk(fault, DISK_WHILE=self.condition, seed=number))
            took.append(self.storm_until_it_ends(stampede))
            codes.append(self.rowan.process.poll())
            self.assertEqual(codes[-1], RESTART, f'{fault}: {self.rowan.said()}')
            self.assertTrue(self.rowan.fired())
            self.rowan.start()
            self.assertEqual(verified(self.rowan), '', fault)
            self.assertEqual(judged(self.rowan, stampede).bad(but=['failed']), {}, fault)
            stampede.settle(self.rowan)
            self.rowan.stop()
        verdict = judged(self.rowan, stampede)
        report('failing syncs and writes', {
            'rounds': rounds, 'acknowledged': verdict.acknowledged, 'answered 500': verdict.failed, 'lost': verdict.lost,
            'phantom': verdict.phantom, 'exit code': RESTART, 'slowest end': f'{max(took) * 1000:.0f} ms'})

    def after_the_power_went(self, fault, storm):
        """What disks hold that forget what they could not sync, against what was told."""
        stampede = Stampede(found(self.rowan, 120, capacity=40))
        shutil.copytree(self.rowan.data, self.rowan.folder / 'before')
        self.rowan.start(self.rowan.disk(fault, record=self.rowan.folder / 'record', DISK_WHILE=self.condition))
        storm(stampede)
        seen = check(self.rowan.folder / 'record', self.rowan.folder / 'before', stampede.history, 300, seed=1)
        return seen, stampede.acknowledged()

    def storm_for_a_moment(self, stampede):
        self.condition.touch()
        stampede.run_for(self.rowan.port, 0.3)
        self.rowan.process.kill()

    def storm_in_bursts_until_it_ends(self, stampede):
        """Between them the log is copied into the file, which is synced."""
        self.condition.touch()
        until = time.monotonic() + 30
        while self.rowan.process.poll() is None and time.monotonic() < until:
            with contextlib.suppress(OSError):  # it ended, and accepts nobody
                stampede.run_for(self.rowan.port, 0.08)
            time.sleep(0.2)

    def test_nobody_is_told_yes_before_a_sync_that_fails(self):
        seen, acknowledged = self.after_the_power_went('sync EIO chance 0.1 .db-wal', self.storm_until_it_ends)
        self.assertGreater(acknowledged, 0)
        self.assertEqual((seen.lost, seen.corrupt), (0, 0), seen.why)
        report('a failed sync, and then the power', {'acknowledged': acknowledged, 'lost': seen.lost})

    def test_a_copy_of_the_log_that_cannot_be_synced_is_not_made_again(self):
        """Syncs of the file itself fail: the log has it all, but only for a program that starts anew."""
        seen, acknowledged = self.after_the_power_went('sync EIO chance 0.2 .db', self.storm_in_bursts_until_it_ends)
        self.assertEqual(self.rowan.process.poll(), RESTART)
        self.assertEqual((seen.lost, seen.corrupt), (0, 0), seen.why)
        report('failed syncs of the file, and then the power', {'acknowledged': acknowledged, 'lost': seen.lost})

    def test_the_check_finds_a_failure_that_is_taken_for_success(self):
        seen, acknowledged = self.after_the_power_went('sync 0 from 1 .db-wal', self.storm_for_a_moment)
        self.assertGreater(seen.lost, 0)
        report('control: a failed sync taken for success', {'acknowledged': acknowledged, 'lost': seen.lost})

    def test_a_write_that_finds_no_room_is_refused_and_no_more(self):
        stampede = Stampede(found(self.rowan, 120, capacity=40))
        self.rowan.start(self.rowan.disk('write ENOSPC chance 0.1 .db-wal', DISK_WHILE=self.condition))

        async def moment():
            self.condition.touch()
            await asyncio.sleep(1.5)
            self.condition.unlink()
            await asyncio.sleep(0.7)
        stampede.run(self.rowan.port, moment)
        self.assertIsNone(self.rowan.process.poll(), self.rowan.said())
        self.assertTrue(self.rowan.fired())
        refused = sum(c.status == 503 for c in stampede.history)
        self.assertEqual(stampede.history[-1].status, 201 if stampede.history[-1].act == 'book' else 200)
        self.assertEqual(verified(self.rowan), '')
        verdict = judged(self.rowan, stampede)
        self.assertEqual(verdict.bad(), {})
        report('writes that find no room now and then', {
            'acknowledged': verdict.acknowledged, 'refused': refused, 'lost': verdict.lost, 'phantom': verdict.phantom})
