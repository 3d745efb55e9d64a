"""An invented union in a database that was just made: an event everybody wants, and members who are signed in."""
import dataclasses
import hashlib
import time
import uuid

DAY = 86400


@dataclasses.dataclass
class Member:
    number: int
    person: int
    token: str
    reference: str = ''  # of the booking they have now, as far as they know


def token_of(number):
    return f'member-{number}'.ljust(43, 'x')


def add_member(database, number, now, permissions='', **columns):
    person = database.execute(
        """INSERT INTO person (email, name, standing, employer, permissions, reference, created_at, changed_at)
           VALUES (?, ?, 'current', 'District Hospital', ?, ?, ?, ?)""",
        (f'member-{number}@members.example', f'Member {number}', permissions, uuid.uuid4().hex, now, now)).lastrowid
    token = token_of(number)
    database.execute(
        'INSERT INTO login (person_id, reference, token_hash, created_at, seen_at, factor_at) VALUES (?, ?, ?, ?, ?, ?)',
        (person, uuid.uuid4().hex[:22], hashlib.sha256(token.encode()).hexdigest(), now, now,
         now if permissions else None))
    return Member(number, person, token)


def add_event(database, slug, capacity, now, **columns):
    """An event in sixty days that is open to members, with a queue that confirms by itself."""
    pool = database.execute('INSERT INTO pool (capacity) VALUES (?)', (capacity,)).lastrowid
    starts = now + 60 * DAY
    columns = {
        'slug': slug, 'pool_id': pool, 'title': slug, 'kind': 'meeting', 'audience': 'members',
        'waiting_list': 'confirm', 'status': 'published', 'starts_at': starts, 'ends_at': starts + 6 * 3600,
        'opens_at': now - DAY, 'closes_at': starts - DAY, 'cancel_until': starts - DAY, 'created_at': now,
        'changed_at': now} | columns
    names = ', '.join(columns)
    event = database.execute(f'INSERT INTO event ({names}) VALUES ({", ".join("?" * len(columns))})',
                             list(columns.values())).lastrowid
    database.execute('INSERT INTO day (event_id, starts_at, ends_at) VALUES (?, ?, ?)',
                     (event, columns['starts_at'], columns['ends_at']))
    return event


def found(rowan, members, capacity=300, slug='stampede', now=None):
    """Makes the database, with so many members. Gives them."""
    now = int(now or time.time())
    code, said = rowan.run('migrate')
    assert code == 0, said
    database = rowan.database
    add_event(database, slug, capacity, now)
    made = [add_member(database, number, now) for number in range(members)]
    database.commit()
    database.close()
    return made


def add_history(rowan, registrations, a_event=1000, now=None):
    """So many registrations besides, of events with a thousand each: a union's years."""
    now = int(now or time.time())
    database = rowan.database
    people = [row[0] for row in database.execute('SELECT id FROM person')]
    events = registrations // a_event
    while len(people) < a_event:
        people.append(add_member(database, f'of-old-{len(people)}', now).person)
    seq = database.execute('SELECT COALESCE(MAX(seq), 0) FROM ledger').fetchone()[0]
    booking = database.execute('SELECT COALESCE(MAX(id), 0) FROM registration').fetchone()[0]
    for number in range(events):
        event = add_event(database, f'of-old-{number}', a_event, now)
        rows = [(booking + n + 1, f'RW-{booking + n:06}', f'ticket-{booking + n}', event, people[n], now, now,
                 uuid.uuid4().hex, f'member {n}\ndistrict hospital\n') for n in range(a_event)]
        database.executemany(
            """INSERT INTO registration (id, reference, ticket, event_id, person_id, state, name, employer, origin,
                                         registered_at, calendar_changed_at, calendar_uid, search)
               VALUES (?, ?, ?, ?, ?, 'registered', 'A member', 'District Hospital', 'self', ?, ?, ?, ?)""", rows)
        database.executemany(
            "INSERT INTO ledger (seq, at, actor_id, act, event_id, registration_id, person_id) VALUES (?, ?, ?, 'booked', ?, ?, ?)",
            [(seq + n + 1, now, people[n], event, row[0], people[n]) for n, row in enumerate(rows)])
        database.execute('UPDATE pool SET taken = ? WHERE id = (SELECT pool_id FROM event WHERE id = ?)', (a_event, event))
        booking += a_event
        seq += a_event
    database.commit()
    database.close()
