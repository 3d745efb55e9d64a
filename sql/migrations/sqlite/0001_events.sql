-- Events and what belongs to them. Instants are seconds since 1970 in UTC; words are those of domain.md.

CREATE TABLE pool (
    id          INTEGER PRIMARY KEY,
    capacity    INTEGER CHECK (capacity >= 0),                  -- null: no limit; 0: none (C7)
    reserved    INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    taken       INTEGER NOT NULL DEFAULT 0 CHECK (taken >= 0),  -- registered + offered + reserved (C1)
    waiting     INTEGER NOT NULL DEFAULT 0 CHECK (waiting >= 0),
    last_number INTEGER NOT NULL DEFAULT 0                      -- the last queue number given (W2)
) STRICT;

CREATE TABLE series (
    id    INTEGER PRIMARY KEY,
    slug  TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL
) STRICT;

CREATE TABLE event (
    id                INTEGER PRIMARY KEY,
    slug              TEXT NOT NULL UNIQUE,
    pool_id           INTEGER NOT NULL UNIQUE REFERENCES pool (id),
    series_id         INTEGER REFERENCES series (id),
    title             TEXT NOT NULL,
    kind              TEXT NOT NULL CHECK (kind IN ('summit', 'training', 'meeting', 'webinar')),
    summary           TEXT NOT NULL DEFAULT '',
    description       TEXT NOT NULL DEFAULT '',                 -- Markdown
    highlights        TEXT NOT NULL DEFAULT '',                 -- Markdown, shown afterwards
    venue_name        TEXT NOT NULL DEFAULT '',
    venue_address     TEXT NOT NULL DEFAULT '',
    venue_town        TEXT NOT NULL DEFAULT '',
    venue_access      TEXT NOT NULL DEFAULT '',
    venue_latitude    TEXT NOT NULL DEFAULT '',                 -- decimal degrees, WGS 84
    venue_longitude   TEXT NOT NULL DEFAULT '',
    online_link       TEXT NOT NULL DEFAULT '',                 -- shown only to those with a place
    region            TEXT NOT NULL DEFAULT '',
    contact           TEXT NOT NULL DEFAULT '',
    audience          TEXT NOT NULL CHECK (audience IN ('anyone', 'members', 'reps', 'invited')),
    waiting_list      TEXT NOT NULL CHECK (waiting_list IN ('none', 'confirm', 'offer')),
    offer_hours       INTEGER NOT NULL DEFAULT 24 CHECK (offer_hours >= 2),  -- office hours an offer lasts (W6)
    status            TEXT NOT NULL CHECK (status IN ('draft', 'published', 'cancelled')),
    time_zone         TEXT NOT NULL DEFAULT 'Europe/London',
    starts_at         INTEGER NOT NULL,                         -- of its first day
    ends_at           INTEGER NOT NULL,                         -- of its last day
    opens_at          INTEGER NOT NULL,
    closes_at         INTEGER NOT NULL,
    cancel_until      INTEGER NOT NULL,
    revision          INTEGER NOT NULL DEFAULT 1,               -- grows with every change of any text here or below
    calendar_sequence INTEGER NOT NULL DEFAULT 0,
    created_at        INTEGER NOT NULL,
    changed_at        INTEGER NOT NULL,
    CHECK (starts_at < ends_at AND opens_at < closes_at)
) STRICT;
CREATE INDEX event_by_start ON event (starts_at, id, status, revision, pool_id); -- all that events/numbers reads

CREATE TABLE day (
    id        INTEGER PRIMARY KEY,
    event_id  INTEGER NOT NULL REFERENCES event (id),
    starts_at INTEGER NOT NULL,
    ends_at   INTEGER NOT NULL,
    CHECK (starts_at < ends_at)
) STRICT;
CREATE INDEX day_of_event ON day (event_id, starts_at);

CREATE TABLE slot (
    id        INTEGER PRIMARY KEY,
    event_id  INTEGER NOT NULL REFERENCES event (id),
    label     TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at   INTEGER NOT NULL,
    CHECK (starts_at < ends_at)
) STRICT;
CREATE INDEX slot_of_event ON slot (event_id, starts_at);

CREATE TABLE workshop (
    id          INTEGER PRIMARY KEY,
    slot_id     INTEGER NOT NULL REFERENCES slot (id),
    event_id    INTEGER NOT NULL REFERENCES event (id),
    pool_id     INTEGER NOT NULL UNIQUE REFERENCES pool (id),
    slug        TEXT NOT NULL,                                  -- its id in the API
    title       TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    speaker     TEXT NOT NULL DEFAULT '',
    room        TEXT NOT NULL DEFAULT '',
    UNIQUE (event_id, slug)
) STRICT;
CREATE INDEX workshop_of_slot ON workshop (slot_id);

CREATE TABLE question (
    id             INTEGER PRIMARY KEY,
    event_id       INTEGER NOT NULL REFERENCES event (id),
    slug           TEXT NOT NULL,                               -- its id in the API
    position       INTEGER NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('short_text', 'long_text', 'one_of', 'some_of', 'yes_no')),
    label          TEXT NOT NULL,
    hint           TEXT NOT NULL DEFAULT '',
    options        TEXT NOT NULL DEFAULT '',                    -- one a line
    required       INTEGER NOT NULL DEFAULT 0,
    purpose        TEXT NOT NULL,
    retention_days INTEGER NOT NULL,                            -- after the event
    UNIQUE (event_id, slug)
) STRICT;
