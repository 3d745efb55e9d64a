"""Killed in mid-stampede, again and again: what was acknowledged is there."""
import asyncio
import random
import shutil
import signal
import statistics
import unittest

from proof import judged, verified
from rowan import Rowan, report, short_or_long
from stampede import Stampede
from union import add_history, found

MEMBERS = 480
CAPACITY = 300


class Kill(unittest.TestCase):
    def setUp(self):
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        self.stampede = Stampede(found(self.rowan, MEMBERS, CAPACITY))
        self.chance = random.Random(20270112)

    def kill_in_mid_load(self):
        async def moment():
            await asyncio.sleep(self.chance.uniform(0.05, 0.45))
            self.rowan.process.send_signal(signal.SIGKILL)
        self.stampede.run(self.rowan.port, moment)
        self.assertEqual(self.rowan.stop(), -signal.SIGKILL)

    def judged(self):
        return judged(self.rowan, self.stampede)

    def test_a_kill_loses_nothing_sells_nothing_twice_and_invents_nothing(self):
        rounds = short_or_long(20, 200)
        restarts = []
        self.rowan.start()
        for number in range(rounds):
            with self.subTest(kill=number + 1):
                self.kill_in_mid_load()
                restarts.append(self.rowan.start())
                self.assertEqual(verified(self.rowan), '')
                self.assertEqual(self.judged().bad(), {})
                self.stampede.settle(self.rowan)
        verdict = self.judged()
        promoted, = self.rowan.rows("SELECT COUNT(*) FROM ledger WHERE act = 'place_confirmed'")[0]
        self.assertGreater(verdict.acknowledged, 50 * rounds)
        self.assertGreater(promoted, 0)  # or it was no stampede
        report('kill -9', {
            'kills': rounds, 'acknowledged': verdict.acknowledged, 'promoted': promoted, 'lost': verdict.lost,
            'oversold': verdict.oversold, 'phantom': verdict.phantom,
            'restart': f'{statistics.median(restarts) * 1000:.0f} ms, at worst {max(restarts) * 1000:.0f} ms'})

    def test_the_check_finds_a_file_that_is_older_than_what_was_told(self):
        self.rowan.start()
        self.kill_in_mid_load()
        shutil.copytree(self.rowan.data, self.rowan.folder / 'older')
        self.rowan.start()
        self.stampede.settle(self.rowan)
        self.kill_in_mid_load()
        shutil.rmtree(self.rowan.data)
        shutil.copytree(self.rowan.folder / 'older', self.rowan.data)
        self.rowan.start()
        lost = self.judged().lost
        self.assertGreater(lost, 0)
        report('kill -9, control: a file from before the kill', {'lost': lost})

    def test_the_check_finds_rows_that_are_missing_too_many_or_nobodys(self):
        self.rowan.start()
        self.kill_in_mid_load()
        self.rowan.start()
        self.rowan.stop()
        self.assertEqual(self.judged().bad(), {})
        faults = {
            'lost': "UPDATE registration SET state = 'cancelled', queue_number = NULL WHERE state = 'registered' AND id % 9 = 0",
            'oversold': 'UPDATE pool SET capacity = 5',
            'phantom': """INSERT INTO registration (reference, ticket, event_id, person_id, state, name, employer, origin,
                                                    registered_at)
                          SELECT 'GHOST' || id, 'ghost' || id, event_id, person_id, 'removed', name, employer, origin, registered_at
                            FROM registration LIMIT 5""",
            'unmailed': "DELETE FROM message WHERE kind = 'booked' AND id % 5 = 0"}
        found_by = {}
        for what, statement in faults.items():
            self.rowan.change(statement)
            found_by[what] = self.judged().bad().get(what, 0)
            self.assertGreater(found_by[what], 0, what)
        report('kill -9, control: rows changed by hand', found_by)

    def test_a_file_with_100000_registrations_is_back_soon(self):
        add_history(self.rowan, 100_000)
        self.rowan.start()
        restarts = []
        for _ in range(short_or_long(3, 10)):
            self.kill_in_mid_load()
            restarts.append(self.rowan.start())
            self.assertEqual(self.judged().bad(), {})
            self.stampede.settle(self.rowan)
        self.assertLess(max(restarts), 20)
        report('restart with 100,000 registrations', {
            'kills': len(restarts), 'lost': 0, 'first answer after':
            f'{statistics.median(restarts) * 1000:.0f} ms, at worst {max(restarts) * 1000:.0f} ms'})
