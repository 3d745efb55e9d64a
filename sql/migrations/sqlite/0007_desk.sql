-- The organisers' desk: finding attendees, marking them, and doing one thing to many of them.

-- What an attendee is found by, a line each: name, employer, reference, as base/search_text folds them. Empty: still
-- to be folded, as rows are that are older than this column, and those whose name was erased.
ALTER TABLE registration ADD COLUMN search TEXT NOT NULL DEFAULT '';
CREATE INDEX unfolded_attendee ON registration (id) WHERE search = '';
-- All that the list of an event's attendees sorts and narrows by, so that the rest of a large file is not read.
CREATE INDEX attendee_of_event ON registration (event_id, search, state, person_id, registered_at);

CREATE TABLE tag (
    registration_id INTEGER NOT NULL REFERENCES registration (id),
    name            TEXT NOT NULL,
    PRIMARY KEY (registration_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
    id         INTEGER PRIMARY KEY,
    reference  TEXT NOT NULL UNIQUE,
    event_id   INTEGER NOT NULL REFERENCES event (id),
    person_id  INTEGER NOT NULL REFERENCES person (id),         -- whose it is
    name       TEXT NOT NULL,
    query      TEXT NOT NULL,                                   -- the list's parameters, as the page's address has them
    shared     INTEGER NOT NULL DEFAULT 0,                      -- with everybody who may see the list
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_view_of_event ON saved_view (event_id);
CREATE INDEX saved_view_of_person ON saved_view (person_id);

-- What organisers write to a choice of attendees.
CREATE TABLE letter (
    id         INTEGER PRIMARY KEY,
    reference  TEXT NOT NULL UNIQUE,
    event_id   INTEGER NOT NULL REFERENCES event (id),
    subject    TEXT NOT NULL,
    text       TEXT NOT NULL,                                   -- Markdown
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX letter_of_event ON letter (event_id);

-- One thing done to many registrations, in pieces, so that bookings do not wait for it (rule 2 of the writer).
CREATE TABLE bulk (
    id         INTEGER PRIMARY KEY,
    reference  TEXT NOT NULL UNIQUE,
    event_id   INTEGER NOT NULL REFERENCES event (id),
    actor_id   INTEGER NOT NULL REFERENCES person (id),
    action     TEXT NOT NULL CHECK (action IN ('cancel', 'call', 'move', 'message', 'tag', 'untag')),
    target     TEXT NOT NULL DEFAULT '',                        -- move: an event's slug; tag, untag: the tag
    letter_id  INTEGER REFERENCES letter (id),                  -- message
    reason     TEXT NOT NULL DEFAULT '',
    notify     INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'undone')),
    count      INTEGER NOT NULL,
    asked_at   INTEGER NOT NULL,
    starts_at  INTEGER NOT NULL,                                -- until then it can be undone
    ended_at   INTEGER
) STRICT;
CREATE INDEX bulk_of_event ON bulk (event_id);
CREATE INDEX waiting_bulk ON bulk (starts_at) WHERE state = 'waiting';

CREATE TABLE bulk_item (
    bulk_id         INTEGER NOT NULL REFERENCES bulk (id),
    position        INTEGER NOT NULL,                           -- the order they are taken in
    registration_id INTEGER NOT NULL REFERENCES registration (id),
    was             TEXT NOT NULL,                              -- the registration's state when it was chosen
    state           TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'refused')),
    refusal         TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (bulk_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_item_by_state ON bulk_item (bulk_id, state, position);
