"""One call to the disk fails, then the next, then the one after, until none is left: at the start and in a migration."""
import shutil
import unittest

from proof import verified
from rowan import RESTART, Rowan, report, said_clearly, short_or_long
from union import found

EVERY = short_or_long(23, 1)  # so many calls further each time
ERRNOS = ('EIO', 'ENOSPC', 'EMFILE')


class EveryCall(unittest.TestCase):
    def setUp(self):
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        self.rowan.settings['ROWAN_LOG'] = '-'  # with what it says
        found(self.rowan, 50)
        self.before = self.rowan.folder / 'before'
        shutil.copytree(self.rowan.data, self.before)

    def again(self, keep):
        shutil.rmtree(self.rowan.data)
        if keep:
            shutil.copytree(self.before, self.rowan.data)
        else:
            self.rowan.data.mkdir()

    def attempts(self, run, keep):
        """Runs with the Nth call failing, for each N; after each a clean run, which must work. Gives codes by how often."""
        codes, number = {}, 1
        while True:
            error = ERRNOS[number % len(ERRNOS)]
            self.again(keep)
            code, said = run(self.rowan.disk(f'any {error} nth {number}'))
            if not self.rowan.fired():
                return number, codes
            codes[code] = codes.get(code, 0) + 1
            with self.subTest(call=number, error=error):
                self.assertIn(code, (0, 1, RESTART), said)
                self.assertTrue(code == 0 or said_clearly(said), said)
                code, said = run({})
                self.assertEqual(code, 0, said)
                self.assertEqual(verified(self.rowan), '')
            number += EVERY

    def migrate(self, settings):
        return self.rowan.run('migrate', settings=settings)

    def serve(self, settings):
        """Starts, and stops if that worked."""
        started = self.rowan.start(settings)
        code = self.rowan.stop()
        return code, '' if started and code == 0 else self.rowan.said()

    def test_a_migration_survives_whichever_call_fails(self):
        calls, codes = self.attempts(self.migrate, keep=False)
        self.assertGreater(calls, 50)
        report('a migration, each call failing in turn', {'calls': calls, 'exit codes': codes, 'corrupt': 0})

    def test_a_start_survives_whichever_call_fails(self):
        calls, codes = self.attempts(self.serve, keep=True)
        self.assertGreater(calls, 20)
        report('a start, each call failing in turn', {'calls': calls, 'exit codes': codes, 'corrupt': 0})

    def test_the_check_finds_a_start_that_left_ruins(self):
        """Control: a write that claims success and was not done."""
        ruined = 0
        for number in (3, 6, 9, 12):
            self.again(keep=False)
            self.migrate(self.rowan.disk(f'write 0 nth {number} .db'))
            code, _ = self.migrate({})
            ruined += code != 0 or verified(self.rowan) != ''
        self.assertGreater(ruined, 0)
        report('control: a write that was only claimed', {'of 4 files ruined': ruined})
