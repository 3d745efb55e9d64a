"""What was told, against what is in the file: I1, I3, I4, I8, I11 and I13 of the invariants."""
import collections
import dataclasses

JOINED = ('booked', 'joined_queue')


@dataclasses.dataclass
class Verdict:
    acknowledged: int = 0
    lost: int = 0          # acknowledged changes that are not there, or were undone unasked
    oversold: int = 0      # places beyond the capacity
    phantom: int = 0       # rows nobody asked for
    out_of_order: int = 0  # told after another was answered, and numbered before it
    unmailed: int = 0      # acknowledged bookings without exactly one message in the outbox
    failed: int = 0        # answers that say neither yes nor "later"

    def bad(self, but=()):
        return {what: n for what, n in dataclasses.asdict(self).items() if n and what not in ('acknowledged', *but)}


def good(change):
    return change.status in (200, 201)


def unsure(change):
    """No answer, or one that says no more than that something went wrong: it may have happened, or not."""
    return change.status in (0, 500)


def lost(history, database):
    """Acknowledged changes without their entry in the ledger, or whose row says otherwise."""
    entries = {seq: (reference, act) for seq, reference, act in database.execute(
        'SELECT l.seq, r.reference, l.act FROM ledger l JOIN registration r ON r.id = l.registration_id')}
    states = dict(database.execute('SELECT reference, state FROM registration'))
    asked_to_cancel = {c.reference for c in history if c.act == 'cancel'}
    missing = 0
    for change in filter(good, history):
        reference, act = entries.get(change.seq, ('', ''))
        state = states.get(change.reference, 'missing')
        if change.act == 'cancel':
            there = act == 'cancelled' and state == 'cancelled'
        else:
            kept = ('registered',) if change.state == 'registered' else ('registered', 'waiting')
            there = act in JOINED and (state in kept or change.reference in asked_to_cancel)
        if reference != change.reference or not there:
            missing += 1
    return missing


def oversold(database):
    return database.execute(
        """SELECT COALESCE(SUM(MAX(0, held - capacity)), 0) FROM (
               SELECT o.capacity, (SELECT COUNT(*) FROM registration r
                                    WHERE r.event_id = e.id AND r.state IN ('registered', 'offered')) AS held
                 FROM event e JOIN pool o ON o.id = e.pool_id)""").fetchone()[0]


def phantoms(history, database):
    """Bookings and cancellations, of the events everybody wants, beyond those acknowledged or never answered."""
    told = {c.reference for c in history if c.act == 'book' and good(c)}
    unanswered = collections.Counter(c.person for c in history if c.act == 'book' and unsure(c))
    cancelled = {c.reference for c in history if c.act == 'cancel' and (good(c) or unsure(c))}
    found = 0
    for person, reference, state in database.execute(
            """SELECT person_id, reference, state FROM registration
                WHERE event_id IN (SELECT id FROM event WHERE slug LIKE 'stampede%')"""):
        if reference not in told:
            unanswered[person] -= 1
            found += unanswered[person] < 0
        found += state == 'cancelled' and reference not in cancelled
    return found


def out_of_order(history):
    """If one was answered before another was asked, its number is the smaller."""
    answered = sorted((c.told_at, c.seq) for c in history if good(c))
    at, last, wrong = 0, 0, 0
    for change in sorted(filter(good, history), key=lambda c: c.asked_at):
        while at < len(answered) and answered[at][0] < change.asked_at:
            last = max(last, answered[at][1])
            at += 1
        wrong += change.seq <= last
    return wrong


def unmailed(history, database):
    letters = dict(database.execute(
        """SELECT r.reference, COUNT(*) FROM message m JOIN registration r ON r.id = m.registration_id
            WHERE m.kind IN ('booked', 'waiting') GROUP BY r.reference"""))
    return sum(letters.get(c.reference) != 1 for c in history if c.act == 'book' and good(c))


def judge(history, database):
    return Verdict(
        acknowledged=sum(map(good, history)), lost=lost(history, database), oversold=oversold(database),
        phantom=phantoms(history, database), out_of_order=out_of_order(history), unmailed=unmailed(history, database),
        failed=sum(c.status not in (0, 200, 201, 503) for c in history))


def judged(rowan, stampede):
    database = rowan.database
    try:
        return judge(stampede.history, database)
    finally:
        database.close()


def verified(rowan):
    """What the program itself has to say against its file; empty if nothing."""
    code, said = rowan.run('verify')
    return '' if code == 0 and said.startswith('Everything that is promised holds.\n') else f'exit {code}: {said}'
