-- What calendar programs know: a name for every entry, for good, and when it was last told differently.

CREATE TABLE calendar_event (
    event_id     INTEGER PRIMARY KEY REFERENCES event (id),
    group_uid    TEXT NOT NULL UNIQUE,                          -- of all its days
    kind         TEXT NOT NULL,                                 -- the feeds it is in, by their words
    region       TEXT NOT NULL,
    series       TEXT NOT NULL,
    region_title TEXT NOT NULL,
    series_title TEXT NOT NULL
) STRICT;

CREATE TABLE calendar_entry (
    id            INTEGER PRIMARY KEY,
    event_id      INTEGER NOT NULL REFERENCES calendar_event (event_id),
    uid           TEXT NOT NULL UNIQUE,
    kind          TEXT NOT NULL CHECK (kind IN ('day', 'opening')),
    number        INTEGER NOT NULL,                             -- of the day; 0: the event has lost it
    of_days       INTEGER NOT NULL,
    starts_at     INTEGER NOT NULL,
    ends_at       INTEGER NOT NULL,
    cancelled     INTEGER NOT NULL,
    core_hash     TEXT NOT NULL,                                -- of all that is told
    schedule_hash TEXT NOT NULL,                                -- of time, place and status
    sequence      INTEGER NOT NULL,                             -- grows with schedule_hash
    created_at    INTEGER NOT NULL,
    changed_at    INTEGER NOT NULL,                             -- grows with core_hash
    CHECK (starts_at < ends_at)
) STRICT;
CREATE INDEX calendar_entry_of_event ON calendar_entry (event_id);
CREATE INDEX calendar_entry_by_start ON calendar_entry (kind, starts_at);

CREATE TABLE calendar_feed (
    name       TEXT PRIMARY KEY,                                -- of domain/calendars: 'all', 'region:london'
    title      TEXT NOT NULL,
    changed_at INTEGER NOT NULL                                 -- grows with every change of its entries
) STRICT;

CREATE TABLE calendar_form (
    form TEXT NOT NULL                                          -- how entries were told when the service last started
) STRICT;

-- A booking's own entries: one for each day of its event, named by this and the day's name.
ALTER TABLE registration ADD COLUMN calendar_uid TEXT NOT NULL DEFAULT '';
ALTER TABLE registration ADD COLUMN calendar_sequence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN calendar_changed_at INTEGER NOT NULL DEFAULT 0;
UPDATE registration
   SET calendar_uid = lower(hex(randomblob(16))), calendar_changed_at = COALESCE(cancelled_at, registered_at);
