"""A machine on which the package is installed, upgraded, removed and purged, by dpkg, with the real program."""
import pathlib
import tempfile
import unittest

from machine import Machine, built, changed

FOLDER = tempfile.TemporaryDirectory(prefix='rowan-packages-')
PACKAGES = {}


def program(instead):
    """A version that does `instead` (sh, with "$@") before the real program."""
    def change(tree):
        (tree / 'usr/bin/rowan').rename(tree / 'usr/lib/rowan/rowan-proper')
        wrapper = tree / 'usr/bin/rowan'
        wrapper.write_text(f'#!/bin/sh\n{instead}\nexec /usr/lib/rowan/rowan-proper "$@"\n')
        wrapper.chmod(0o755)
    return change


MIGRATES = '[ "$1" != migrate ] || sqlite3 rowan.db "CREATE TABLE new_thing (id); INSERT INTO new_thing VALUES (1)" || exit 1'


def setUpModule():
    first = PACKAGES['first'] = built('1.0', pathlib.Path(FOLDER.name))
    PACKAGES['next'] = changed(first, '1.1', program(MIGRATES))
    PACKAGES['cannot migrate'] = changed(first, '1.2', program(f'{MIGRATES}; [ "$1" != migrate ] || exit 75'))
    PACKAGES['never ready'] = changed(first, '1.3', program(f'{MIGRATES}; [ "$1" != serve ] || exit 1'))


def tearDownModule():
    FOLDER.cleanup()


class Upgrading(unittest.TestCase):
    def setUp(self):
        self.machine = Machine()
        self.addCleanup(self.machine.close)
        self.machine.without_systemd()
        done = self.install('first')
        self.assertEqual(done.returncode, 0, done.stdout)
        self.machine.await_answer('http://127.0.0.1:8080/api/ready')
        added = self.machine.rowan('organiser', 'add', 'morag@union.example')
        self.assertEqual(added.returncode, 0, added.stdout)

    def install(self, which, ready_within=5):
        return self.machine.run('env', f'READY_WITHIN={ready_within}', 'dpkg', '--force-unsafe-io', '--no-triggers', '-i',
                                PACKAGES[which])

    def version(self):
        return self.machine.must('dpkg-query', '-W', '-f', '${Version} ${db:Status-Status}', 'rowan')

    def rows(self, query):
        return self.machine.must('sqlite3', '/var/lib/rowan/rowan.db', query).split()

    def tables(self):
        return self.rows("SELECT name FROM sqlite_master WHERE name = 'new_thing'")

    def serves_what_was_there(self):
        self.machine.await_answer('http://127.0.0.1:8080/api/ready')
        self.assertEqual(self.rows("SELECT email FROM person"), ['morag@union.example'])
        self.assertEqual(self.machine.rowan('verify').returncode, 0)

    def units_are_sound(self):
        """They let the service do next to nothing."""
        units = ('rowan.socket', 'rowan-metrics.socket', 'rowan.service', 'rowan-backup.timer', 'rowan-backup.service',
                 'rowan-follow.service')
        self.assertEqual(self.machine.must('systemd-analyze', 'verify', '--man=no', *units).strip(), '')
        for unit in units:
            if unit.endswith('.service'):
                self.machine.must('systemd-analyze', 'security', '--offline=true', '--threshold=15',
                                  f'/lib/systemd/system/{unit}')
        enabled = self.machine.must('find', '/etc/systemd/system', '-name', 'rowan*', '-printf', '%f\n').split()
        self.assertEqual(sorted(enabled), ['rowan-backup.timer', 'rowan.service', 'rowan.socket'])

    def test_a_fresh_machine_serves_as_its_own_user_after_one_command(self):
        self.assertEqual(self.version(), '1.0 installed')
        owner = self.machine.must('stat', '-c', '%U:%G %a %n', '/etc/rowan/rowan.conf', '/etc/rowan/mail-password',
                                  '/var/lib/rowan', '/var/lib/rowan/rowan.db', '/var/backups/rowan')
        self.assertEqual(owner.split('\n')[:-1], [
            'root:rowan 640 /etc/rowan/rowan.conf', 'root:root 600 /etc/rowan/mail-password',
            'rowan:rowan 700 /var/lib/rowan', owner.split('\n')[3], 'rowan:rowan 700 /var/backups/rowan'])
        self.assertIn('rowan:rowan', owner.split('\n')[3])
        process = self.machine.must('ps', '-o', 'user=', '-p', self.machine.read('/run/rowan.pid').strip())
        self.assertEqual(process.strip(), 'rowan')
        status, fields, page = self.machine.ask('http://127.0.0.1:8080/')
        self.assertEqual((status, fields['content-type']), (200, 'text/html; charset=utf-8'))
        self.assertIn('Union Events', page)
        self.units_are_sound()

    def test_an_upgrade_copies_migrates_and_serves(self):
        done = self.install('next', ready_within=30)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual((self.version(), self.tables()), ('1.1 installed', ['new_thing']))
        self.serves_what_was_there()
        copied = self.machine.must('sqlite3', '/var/lib/rowan/upgrade/before.db',
                                   "SELECT email FROM person UNION ALL SELECT name FROM sqlite_master WHERE name = 'new_thing'")
        self.assertEqual(copied.split(), ['morag@union.example'])

    def goes_back_from(self, which, because):
        former = self.machine.must('sha256sum', '/usr/bin/rowan')
        done = self.install(which)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(because, done.stdout)
        self.assertIn('half-configured', self.version())
        self.assertEqual(self.machine.must('sha256sum', '/usr/bin/rowan'), former)
        self.assertEqual(self.tables(), [])
        self.serves_what_was_there()
        again = self.machine.run('dpkg', '--configure', 'rowan')
        self.assertNotEqual(again.returncode, 0)
        self.assertIn('this version was rolled back', again.stdout)
        self.serves_what_was_there()

    def test_a_version_that_cannot_migrate_or_is_never_ready_is_undone_and_the_next_one_taken(self):
        self.goes_back_from('cannot migrate', 'the database could not be migrated')
        self.goes_back_from('never ready', 'the new version does not become ready')
        mended = self.install('next', ready_within=30)
        self.assertEqual(mended.returncode, 0, mended.stdout)
        self.assertEqual(self.tables(), ['new_thing'])
        self.serves_what_was_there()

    def test_a_database_that_breaks_its_promises_is_not_migrated(self):
        self.machine.must('sqlite3', '/var/lib/rowan/rowan.db', 'DROP TRIGGER IF EXISTS ledger_is_forever;'
                          'INSERT INTO pool (id, capacity, taken) VALUES (77, 5, 3)')
        done = self.install('next')
        self.assertNotEqual(done.returncode, 0)
        self.assertIn('does not hold what is promised', done.stdout)
        self.assertEqual(self.tables(), [])
        self.machine.await_answer('http://127.0.0.1:8080/api/ready')

    def test_removing_keeps_the_data_and_purging_asks(self):
        self.machine.must('dpkg', '-r', 'rowan')
        self.assertFalse(self.machine.has('/usr/bin/rowan') or self.machine.has('/usr/lib/rowan/previous'))
        self.assertTrue(self.machine.has('/var/lib/rowan/rowan.db') and self.machine.has('/etc/rowan/rowan.conf'))
        self.assertNotEqual(self.machine.run('curl', '-sf', 'http://127.0.0.1:8080/').returncode, 0)
        self.assertEqual(self.install('next').returncode, 0)
        self.serves_what_was_there()
        said = self.machine.must('dpkg', '-P', 'rowan')
        self.assertIn('The data stay', said)
        self.assertTrue(self.machine.has('/var/lib/rowan/rowan.db'))
        self.assertFalse(self.machine.has('/etc/rowan'))
        self.machine.without_systemd()
        self.assertEqual(self.install('first').returncode, 0)
        self.serves_what_was_there()
        self.machine.must('debconf-set-selections', input='rowan rowan/purge-data boolean true\n')
        self.machine.must('dpkg', '-P', 'rowan')
        self.assertFalse(self.machine.has('/var/lib/rowan') or self.machine.has('/var/backups/rowan'))
