"""The mail server is away for a day, and comes back: every letter arrives, once, and no code that means nothing any more."""
import collections
import pathlib
import re
import socket
import subprocess
import time
import unittest

from rowan import ROOT, Rowan, report, short_or_long
from union import DAY, add_member, found

LETTERS = 480
OLD_CODES = 20
FRESH_CODES = 5
HOPS = short_or_long(8, 288)  # the day in so many steps of the clock


class MailAway(unittest.TestCase):
    def setUp(self):
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        with socket.create_server(('127.0.0.1', 0)) as chosen:
            self.port = chosen.getsockname()[1]  # where nobody listens, until the server is back
        self.rowan.settings |= {'ROWAN_MAIL': f'smtp://127.0.0.1:{self.port}', 'ROWAN_MAIL_CONNECTIONS': '1',
                                'ROWAN_MAIL_RATE': '1000'}
        self.now = int(time.time())

    def server_is_back(self):
        folder = self.rowan.folder / 'post'
        server = subprocess.Popen(
            ['/usr/bin/python3', ROOT / 'tests/support/smtp_server.py', folder, '--port', str(self.port)],
            stdout=subprocess.PIPE, text=True)
        self.addCleanup(server.communicate)
        self.addCleanup(server.kill)
        server.stdout.readline()
        return folder

    def ask_for_codes(self, name, count):
        for number in range(count):
            status, *_ = self.rowan.ask('POST', '/api/sign-in', body={'email': f'{name}-{number}@people.example'})
            self.assertEqual(status, 202)

    def wait_for(self, what, holds):
        until = time.monotonic() + 120
        while not holds():
            self.assertLess(time.monotonic(), until, what)
            time.sleep(0.02)

    def a_day_goes_by(self):
        for hop in range(1, HOPS + 1):
            moment = self.now + DAY * hop // HOPS
            self.rowan.wall_clock(moment)
            self.wait_for('another attempt', lambda: self.rowan.rows(
                'SELECT COUNT(*) FROM mail_trouble WHERE again >= ?', moment)[0][0] == 1)

    def arrivals(self, folder):
        """Recipient and number in the outbox of each, in the order of their arrival."""
        lines = (pathlib.Path(folder) / 'log').read_text().splitlines()
        return [(line.split()[1], int(re.search(r'-(\d+)@', line.split()[2])[1])) for line in lines]

    def test_a_day_without_a_mail_server(self):
        members = found(self.rowan, LETTERS, capacity=None, now=self.now)
        database = self.rowan.database
        lossy = add_member(database, 'lossy', self.now)
        database.execute("UPDATE person SET email = 'lost-1@members.example' WHERE id = ?", (lossy.person,))
        database.commit()
        database.close()
        self.rowan.start(self.rowan.wall_clock(self.now))

        took = []
        for member in [*members, lossy]:
            began = time.monotonic()
            status, *_ = self.rowan.ask('POST', '/api/events/stampede/registrations', member.token, {'name': 'A member'})
            took.append(time.monotonic() - began)
            self.assertEqual(status, 201)
        self.ask_for_codes('old', OLD_CODES)
        self.a_day_goes_by()
        self.ask_for_codes('fresh', FRESH_CODES)
        folder = self.server_is_back()
        self.rowan.wall_clock(self.now + DAY + 120)
        self.wait_for('the outbox to be empty', lambda: self.rowan.rows(
            "SELECT COUNT(*) FROM message WHERE state = 'waiting' AND (expires_at IS NULL OR expires_at > ?)",
            self.now + DAY + 120)[0][0] == 0 or self.put_lossy_forward())
        self.rowan.stop()
        self.judge(self.arrivals(folder), took)

    def put_lossy_forward(self):
        """Whoever was cut off is tried again a while later: the clock brings that nearer."""
        self.later = getattr(self, 'later', self.now + DAY + 120) + 5
        self.rowan.wall_clock(self.later)
        return False

    def judge(self, arrived, took):
        times = collections.Counter(number for _, number in arrived)
        twice = [number for number, count in times.items() if count > 1]
        lossy = [number for recipient, number in arrived if recipient.startswith('lost-')]
        rows = dict(self.rowan.rows("SELECT id, state FROM message"))
        sent = {number for number, state in rows.items() if state == 'sent'}
        old = [recipient for recipient, _ in arrived if recipient.startswith('old-')]
        firsts = [recipient.split('-')[0] for recipient, _ in arrived[:FRESH_CODES]]
        letters = [number for recipient, number in arrived if recipient.startswith('member-')]
        report('no mail server for a day', {
            'letters': len(letters), 'missing': len(sent - set(times)), 'twice': len(set(twice) - set(lossy)),
            'old codes sent': len(old), 'fresh codes first': firsts.count('fresh'),
            'slowest booking meanwhile': f'{max(took) * 1000:.0f} ms',
            'control, a connection cut before the answer: twice': len(set(twice) & set(lossy))})
        self.assertEqual(sent, set(times))
        self.assertEqual(len(sent), LETTERS + 1 + FRESH_CODES)
        self.assertEqual(set(twice), set(lossy))  # the control: what the check is to find, it finds
        self.assertEqual(len(lossy), 2)
        self.assertEqual(old, [])
        self.assertEqual(firsts, ['fresh'] * FRESH_CODES)
        self.assertEqual(letters, sorted(letters))
