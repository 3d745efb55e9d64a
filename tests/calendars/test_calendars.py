"""Calendars of the running program, read by three parsers that others wrote, and compared with the database."""
import datetime
import re
import time
import unittest
import zoneinfo

from readers import READERS
from rowan import Rowan, add_event, secret_address

YEAR = 365 * 86400
NOW = int(time.time())

# Each is a title, a summary, a description, a venue, an address, a town, a region and somebody's name.
NASTY = [
    'a lone CR\rATTENDEE:mailto:x@y.example',
    'CR LF\r\nEND:VEVENT\r\nBEGIN:VEVENT',
    'LF\nX-EVIL:1',
    'VT\x0b FF\x0c NEL\x85 LS\u2028 PS\u2029.',
    'controls \x01\x02\x1b[31m\x7f\x9f end',
    'NUL\x00after',
    'semicolons; commas, back\\slashes \\n \\, and "quotes" : colons',
    'é' * 200,
    'x' + '界' * 200,
    '👩‍👩‍👧‍👦🏳️‍🌈' * 30,
    'שלום עולם مرحبا بالعالم ' * 12,
    'Zalgo Z̸̡̢̛̗̘͔̈́a̷̛l̵g̸o̴',
    '   leading and trailing   ',
    '\ufeffBOM',
    '\\' * 200,
    ' ' * 3 + 'word ' * 60,
    'BEGIN:VALARM',
    '<script>alert(1)</script> & <b>bold</b>',
    '=HYPERLINK("http://x")',
    'q' * 1000,
    '%0d%0aX: y',
    '\ufffd\uffff ends',
]


def plain(text):
    """Rule 25: one sanitiser for every value."""
    text = re.sub('\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]', '\n', text)
    text = re.sub('[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]', '', text)
    return text.replace('\t', ' ')


def line(text):
    """Rule 27."""
    return re.sub('[ \t\n\r]+', ' ', plain(text)).strip(' ')


class Calendars(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rowan = Rowan()

    @classmethod
    def tearDownClass(cls):
        cls.rowan.close()

    def read_by_all(self, raw):
        self.whole(raw)
        return [(name, reader(raw)) for name, reader in READERS.items()]

    def whole(self, raw):
        """Rules 23 and 25, of the bytes themselves."""
        self.assertTrue(raw.endswith(b'END:VCALENDAR\r\n'))
        self.assertNotRegex(raw.replace(b'\r\n', b''), rb'[\x00-\x1f\x7f]')
        for one in raw.split(b'\r\n'):
            self.assertLessEqual(len(one), 75)
            one.decode()
        self.assertEqual(raw.count(b'BEGIN:VTIMEZONE\r\n'), raw.count(b'END:VTIMEZONE\r\n'))

    def days(self, where='1', *arguments):
        return self.rowan.rows(
            f"""SELECT c.uid, c.starts_at, c.ends_at, c.sequence, c.changed_at, c.cancelled, c.number, c.of_days, e.*
                  FROM calendar_entry c JOIN event e ON e.id = c.event_id
                 WHERE c.kind = 'day' AND c.ends_at > {NOW - YEAR - 86400} AND {where} ORDER BY c.starts_at, c.id""",
            *arguments)

    def compare(self, calendar, rows):
        self.assertEqual([event['uid'] for event in calendar['events']], [row['uid'] for row in rows])
        for event, row in zip(calendar['events'], rows):
            title = line(row['title']) or 'Event'
            day = f" (day {row['number']} of {row['of_days']})" if row['of_days'] > 1 else ''
            self.assertEqual(event['summary'], ('Cancelled: ' if row['cancelled'] else '') + title + day)
            if isinstance(event['start'], int):
                self.assertEqual((event['start'], event['end']), (row['starts_at'], row['ends_at']))
            self.assertEqual((event['sequence'], event['changed']), (row['sequence'], row['changed_at']))
            self.assertEqual(event['status'], 'CANCELLED' if row['cancelled'] else 'CONFIRMED')
            for part in plain(row['venue_name']).split('\n'):
                self.assertIn(line(part), event['location'])
            self.assertIn(line(row['summary']), event['description'])
            region = line(row['region'])
            self.assertEqual(event['categories'], [row['kind'].capitalize()] + ([region] if region else []))

    def test_every_feed_is_read_alike_by_all_and_is_what_the_database_says(self):
        feeds = {'/calendar/events.ics': ('1',)}
        for kind in ('summit', 'training', 'meeting', 'webinar'):
            feeds[f'/calendar/kind/{kind}.ics'] = ('e.kind = ?', kind)
        for row in self.rowan.rows("SELECT DISTINCT region FROM event WHERE region <> '' AND status <> 'draft'"):
            word = re.sub('[^a-z0-9]+', '-', row['region'].lower()).strip('-')
            feeds[f'/calendar/region/{word}.ics'] = ('e.region = ?', row['region'])
        for row in self.rowan.rows('SELECT id, slug FROM series'):
            feeds[f"/calendar/series/{row['slug']}.ics"] = ('e.series_id = ?', row['id'])
        for row in self.rowan.rows("SELECT slug FROM event WHERE status <> 'draft'"):
            feeds[f"/calendar/events/{row['slug']}.ics"] = ('e.slug = ?', row['slug'])
        self.assertGreater(len(feeds), 20)
        for path, where in feeds.items():
            rows = self.days(*where)
            for name, calendar in self.read_by_all(self.rowan.calendar(path)):
                with self.subTest(path=path, parser=name):
                    self.compare(calendar, rows)

    def test_no_text_breaks_out_of_its_value(self):
        def plant(database):
            for n, text in enumerate(NASTY):
                starts = NOW + (30 + n) * 86400
                series = database.execute('INSERT INTO series (slug, title) VALUES (?, ?)', (f'nasty-{n}', text)).lastrowid
                add_event(database, f'nasty-{n}', [(starts, starts + 3600)], title=text, summary=text, description=text,
                          venue_name=text, venue_address=text, venue_town=text, region=text, contact=text,
                          series_id=series, online_link='https://meet.example/' + text, venue_latitude=text)
            database.execute("UPDATE event SET title = CAST(x'626164ff757466e7' AS TEXT) WHERE slug = 'nasty-16'")

        self.rowan.change(plant)
        self.rowan.database.execute('PRAGMA wal_checkpoint')
        rows = self.days("e.slug LIKE 'nasty-%' AND e.slug <> 'nasty-16'")
        self.assertEqual(len(rows), len(NASTY) - 1)
        for name, calendar in self.read_by_all(self.rowan.calendar()):
            # icalendar 4.0 undoes escapes twice
            readable = [row for row in rows if name != 'icalendar' or not re.search(r'\\[n,;\\]', row['title'])]
            uids = {row['uid'] for row in readable}
            self.compare({'events': [event for event in calendar['events'] if event['uid'] in uids]}, readable)
            self.assertIn('bad\ufffdutf\ufffd', [event['summary'] for event in calendar['events']])
        raw = self.rowan.calendar()
        unfolded = raw.replace(b'\r\n ', b'')
        for evil in (b'\nATTENDEE', b'\nX-EVIL', b'\nBEGIN:VALARM', b'meet.example'):
            self.assertNotIn(evil, unfolded)
        for n in range(len(NASTY)):
            for _, calendar in self.read_by_all(self.rowan.calendar(f'/calendar/series/nasty-{n}.ics')):
                self.assertEqual(len(calendar['events']), 1)
                self.assertTrue(calendar['name'].startswith('Union Events: ') or not line(NASTY[n]))

    def test_a_person_of_any_name_is_in_no_calendar(self):
        def book(database):
            person = database.execute("SELECT id FROM person WHERE email LIKE 'sam.okafor%'").fetchone()[0]
            event = add_event(database, 'booked', [(NOW + 40 * 86400, NOW + 40 * 86400 + 3600)])
            for n, (state, until) in enumerate([('registered', None), ('cancelled', None), ('offered', NOW + 86400)]):
                database.execute(
                    """INSERT INTO registration (reference, ticket, event_id, person_id, state, name, employer, origin,
                                                 offered_until, registered_at, calendar_uid)
                       VALUES (?, ?, ?, ?, ?, 'Nemo\rNemo', 'Nemo Ltd', 'self', ?, ?, ?)""",
                    (f'RW-TEST{n}', f'ticket-{n}', event if n < 2 else 1, person, state, until, NOW - 60, f'uid-{n}'))
            return secret_address(database, person)

        address = self.rowan.change(book)
        for _, calendar in self.read_by_all(self.rowan.calendar(address)):
            self.assertEqual(calendar['name'], 'My bookings')
            found = {event['summary']: event['status'] for event in calendar['events']}
            self.assertEqual(found['booked'], 'CONFIRMED')
            self.assertEqual(found['Cancelled: booked'], 'CANCELLED')
            self.assertTrue(any(summary.startswith('Offered until') for summary in found))
            self.assertEqual(len({event['uid'] for event in calendar['events']}), len(calendar['events']))
        raw = self.rowan.calendar(address)
        for told in (b'Nemo', b'okafor', b'uid-0', b'ticket', b'members.example'):
            self.assertNotIn(told, raw)

    def test_what_changes_is_known_by_its_name_and_noticed(self):
        """Rules 3 to 8: what each program compares before and after."""
        day = NOW // 86400 * 86400 + 90 * 86400

        def plant(database):
            for slug in ('moved', 'renamed', 'cancelled', 'shortened', 'untouched'):
                add_event(database, slug, [(day + 32400, day + 57600), (day + 118800, day + 144000)])

        def change(database):
            event = "(SELECT id FROM event WHERE slug = '%s')"
            database.execute(f"UPDATE day SET starts_at = starts_at + 86400, ends_at = ends_at + 86400 WHERE event_id = {event % 'moved'}")
            database.execute("UPDATE event SET title = 'Another' WHERE slug = 'renamed'")
            database.execute("UPDATE event SET status = 'cancelled' WHERE slug = 'cancelled'")
            database.execute(f"DELETE FROM day WHERE event_id = {event % 'shortened'} AND starts_at = {day + 118800}")

        def by_slug():
            shown = {}
            for row in self.days("e.slug IN ('moved', 'renamed', 'cancelled', 'shortened', 'untouched')"):
                shown.setdefault(row['slug'], []).append(row['uid'])
            return shown

        self.rowan.change(plant)
        names = by_slug()
        before = dict(self.read_by_all(self.rowan.calendar()))
        self.rowan.change(change)
        self.assertEqual(by_slug(), names)
        for parser, calendar in self.read_by_all(self.rowan.calendar()):
            was = {event['uid']: event for event in before[parser]['events']}
            now = {event['uid']: event for event in calendar['events']}
            self.assertLessEqual(set(was), set(now))
            for slug, uids in names.items():
                for n, uid in enumerate(uids):
                    a, b = was[uid], now[uid]
                    self.assertEqual(b['changed'] > a['changed'], slug != 'untouched', slug)
                    rescheduled = slug in ('moved', 'cancelled') or (slug == 'shortened' and n == 1)
                    self.assertEqual(b['sequence'] - a['sequence'], 1 if rescheduled else 0, slug)
                    gone = slug == 'cancelled' or (slug == 'shortened' and n == 1)
                    self.assertEqual(b['status'], 'CANCELLED' if gone else 'CONFIRMED')
                    self.assertEqual(b['start'] - a['start'], 86400 if slug == 'moved' else 0)

    def test_clock_changes_of_ten_years_are_told_to_the_second(self):
        london = zoneinfo.ZoneInfo('Europe/London')
        changes = []
        for hour in range(NOW // 3600, (NOW + 10 * YEAR) // 3600):
            at = lambda h: datetime.datetime.fromtimestamp(h * 3600, london).utcoffset()
            if at(hour) != at(hour - 1):
                changes.append(hour * 3600)
        self.assertEqual(len(changes), 20)

        def plant(database):
            for n, change in enumerate(changes):
                days = [(change + at, change + at + length) for at in range(-10800, 10801, 900) for length in (900, 36000)]
                add_event(database, f'change-{n}', sorted(days))

        self.rowan.change(plant)
        for n in range(len(changes)):
            rows = self.days('e.slug = ?', f'change-{n}')
            for _, calendar in self.read_by_all(self.rowan.calendar(f'/calendar/events/change-{n}.ics')):
                self.compare(calendar, rows)

    def test_every_zone_of_the_world_is_told_so_that_all_agree(self):
        zones = sorted(zone for zone in zoneinfo.available_timezones()
                       if '/' in zone and not zone.startswith(('Etc/', 'US/', 'SystemV/', 'posix', 'right')))
        noon = NOW // 86400 * 86400 + 43200

        def plant(database):
            for n, zone in enumerate(zones):
                days = [(noon + month * 30 * 86400, noon + month * 30 * 86400 + 7200) for month in (2, 5, 8, 11)]
                add_event(database, f'zone-{n}', days, time_zone=zone, region='Zones')

        self.rowan.change(plant)
        rows = self.days("e.region = 'Zones'")
        self.assertGreater(len(rows), 1600)
        raw = self.rowan.calendar('/calendar/region/zones.ics')
        for _, calendar in self.read_by_all(raw):
            told = {event['uid']: (event['start'], event['end']) for event in calendar['events']}
            wrong = {row['time_zone'] for row in rows if told[row['uid']] != (row['starts_at'], row['ends_at'])}
            self.assertEqual(wrong, set())
        for zone in re.findall(rb'BEGIN:VTIMEZONE\r\n(.*?)END:VTIMEZONE', raw, re.S):  # rule 14
            self.assertEqual(zone.count(b'BEGIN:STANDARD'), 1)
            self.assertLessEqual(zone.count(b'BEGIN:DAYLIGHT'), 1)
            self.assertNotRegex(zone, b'RDATE|UNTIL|COUNT|BYMONTHDAY')
        local = raw.count(b'DTSTART;')
        self.assertGreater(local, len(rows) * 0.9)

    def test_where_the_server_stands_and_what_it_speaks_changes_nothing(self):
        before = self.rowan.calendar()
        self.rowan.stop()
        self.rowan.start(TZ='America/New_York', LANG='de_DE.UTF-8', LC_ALL='de_DE.UTF-8')
        self.assertEqual(self.rowan.calendar(), before)
        self.rowan.stop()
        self.rowan.start()


if __name__ == '__main__':
    unittest.main()
