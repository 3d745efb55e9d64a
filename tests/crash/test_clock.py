"""The wall clock jumps: what has ended stays ended, numbers go on, timers run, and nobody gets a letter twice."""
import collections
import datetime
import hashlib
import re
import time
import unittest

from proof import verified
from rowan import Rowan, report
from union import DAY, add_event, add_member, found

HOUR = 3600


def at(text):
    return int(datetime.datetime.fromisoformat(text + '+00:00').timestamp())


BASE = at('2027-01-12T12:00')
JUMPS = {
    'an hour ahead': BASE + HOUR, 'an hour back': BASE, 'a day ahead': BASE + DAY, 'a day back': BASE + 60,
    'before summer time': at('2027-03-28T00:59:30'), 'summer time': at('2027-03-28T01:00:30'),
    'before winter time': at('2027-10-31T00:59:30'), 'winter time': at('2027-10-31T01:00:30'),
    'before the year ends': at('2027-12-31T23:59:50'), 'the new year': at('2028-01-01T00:00:10'),
    'the leap day': at('2028-02-29T00:00:10'), 'after the leap day': at('2028-03-01T00:00:10'),
    'before 32 bits end': at('2038-01-19T03:14:00'), 'after 32 bits ended': at('2038-01-19T03:14:20'),
    'back from there': BASE + 120,
}


class Clock(unittest.TestCase):
    def setUp(self):
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        found(self.rowan, 1, capacity=None, now=BASE)
        self.far_event('open for years', BASE + 5000 * DAY)
        self.number = 0

    def far_event(self, slug, starts, **columns):
        database = self.rowan.database
        add_event(database, slug.replace(' ', '-'), None, BASE, starts_at=starts, ends_at=starts + HOUR,
                  closes_at=starts - 1, cancel_until=starts - 1, **columns)
        database.commit()
        database.close()

    def member(self, now):
        self.number += 1
        database = self.rowan.database
        made = add_member(database, f'of-clock-{self.number}', now)
        database.commit()
        database.close()
        return made

    def book(self, member, slug):
        status, _, told = self.rowan.ask('POST', f'/api/events/{slug}/registrations', member.token, {'name': 'A member'})
        self.assertEqual(status, 201, told)
        return told

    def letters(self):
        """How many files each letter of the outbox has."""
        names = [path.name for path in (self.rowan.folder / 'mail').glob('*.eml')]
        return collections.Counter(int(re.search(r'-(\d+)\.eml$', name)[1]) for name in names)

    def wait_for(self, what, holds):
        until = time.monotonic() + 60
        while not holds():
            self.assertLess(time.monotonic(), until, what)
            time.sleep(0.02)

    def mailed(self, reference):
        return self.rowan.rows(
            """SELECT COUNT(*) FROM message m JOIN registration r ON r.id = m.registration_id
                WHERE r.reference = ? AND m.state = 'sent'""", reference)[0][0] == 1

    def sign_in(self, address):
        """Gives what a browser keeps, and the code of the letter."""
        status, fields, _ = self.rowan.ask('POST', '/api/sign-in', body={'email': address})
        self.assertEqual(status, 202)
        code, = self.rowan.rows('SELECT detail FROM message WHERE recipient = ? ORDER BY id DESC', address)[0]
        return fields['Set-Cookie'].split(';')[0], code

    def try_code(self, cookie, code):
        status, fields, _ = self.rowan.ask('POST', '/api/sign-in/code', body={'code': code}, Cookie=cookie,
                                           **{'Sec-Fetch-Site': 'same-origin'})
        return status, fields

    def test_whatever_the_clock_does_what_has_ended_stays_ended(self):
        self.rowan.start(self.rowan.wall_clock(BASE))
        out = self.member(BASE)
        self.assertEqual(self.rowan.ask('POST', '/api/sign-out', out.token)[0] // 100, 2)
        used = self.sign_in('used@people.example')
        self.assertEqual(self.try_code(*used)[0], 200)
        old = self.sign_in('old@people.example')
        last, alive, slowest = 0, 0, 0
        for name, moment in JUMPS.items():
            with self.subTest(jump=name):
                self.rowan.wall_clock(moment)
                alive += self.rowan.get('/api/me', out.token)[0] != 401
                alive += self.try_code(*used)[0] == 200
                told = self.book(self.member(moment), 'open-for-years')
                self.assertGreater(told['seq'], last)
                last = told['seq']
                began = time.monotonic()
                self.wait_for('its letter', lambda: self.mailed(told['reference']))
                slowest = max(slowest, time.monotonic() - began)
        self.rowan.wall_clock(BASE + 700)  # eleven minutes old: it has ended
        self.assertNotEqual(self.try_code(*old)[0], 200)
        self.rowan.wall_clock(BASE - HOUR)  # and the clock is set back by an hour and more
        came_back = self.try_code(*old)[0] == 200
        self.rowan.wall_clock(BASE + 180)
        twice = sum(count > 1 for count in self.letters().values())
        report('clock jumps', {
            'jumps': len(JUMPS) + 3, 'came back to life': alive + came_back, 'letters twice': twice,
            'numbers of the ledger': last, 'slowest letter': f'{slowest * 1000:.0f} ms'})
        self.assertEqual((alive, came_back, twice), (0, False, 0))
        self.assertEqual(verified(self.rowan), '')

        # Control: a login that did come back, by hand, is found.
        self.rowan.change(
            """INSERT INTO login (person_id, reference, token_hash, created_at, seen_at)
               VALUES (?, 'again', ?, ?, ?)""", out.person, hashlib.sha256(out.token.encode()).hexdigest(), BASE, BASE)
        self.assertEqual(self.rowan.get('/api/me', out.token)[0], 200)

    def test_a_login_ends_by_the_clock(self):
        self.rowan.start(self.rowan.wall_clock(BASE))
        member = self.member(BASE)
        for ahead, status in ((0, 200), (11 * HOUR, 200), (22 * HOUR, 200), (35 * HOUR, 401), (31 * DAY, 401)):
            self.rowan.wall_clock(BASE + ahead)
            self.assertEqual(self.rowan.get('/api/me', member.token)[0], status, ahead)

            def renewed():
                seen, = self.rowan.rows('SELECT seen_at FROM login WHERE person_id = ?', member.person)[0]
                return seen >= BASE + ahead - 1  # the clock is set to the second
            if status == 200:
                self.wait_for('the login to be renewed', renewed)

    def test_nobody_is_reminded_twice(self):
        self.far_event('soon', BASE + 10 * DAY)
        self.rowan.start(self.rowan.wall_clock(BASE))
        for _ in range(3):
            self.book(self.member(BASE), 'soon')
        moments = [BASE + 3 * DAY, BASE + 2 * DAY, BASE + 3 * DAY + 60, BASE + 9 * DAY, BASE, BASE + 9 * DAY + 60]
        for moment in moments:  # reminders are looked for at the start, and once a minute
            self.rowan.stop()
            self.rowan.start(self.rowan.wall_clock(moment))
            self.wait_for('its round', lambda: self.rowan.rows(
                "SELECT COUNT(*) FROM message WHERE state = 'waiting' AND send_after <= ?", moment)[0][0] == 0)
        reminders = self.rowan.rows("SELECT COUNT(*) FROM message WHERE kind = 'reminder' GROUP BY registration_id")
        twice = sum(count > 1 for count in self.letters().values())
        report('clock jumps and reminders', {'reminders each': reminders[0][0], 'letters twice': twice})
        self.assertEqual([count for count, in reminders], [2, 2, 2])
        self.assertEqual(twice, 0)
