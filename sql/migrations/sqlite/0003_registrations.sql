-- Who holds a place, who waits; the mail that says so; and the ledger of it all.
-- SQLite makes a table of an IN list for every row it checks: OR, where rows are written in a rush.

CREATE TABLE registration (
    id             INTEGER PRIMARY KEY,
    reference      TEXT NOT NULL UNIQUE,
    ticket         TEXT NOT NULL UNIQUE,                        -- what the QR code holds (K5)
    event_id       INTEGER NOT NULL REFERENCES event (id),
    person_id      INTEGER NOT NULL REFERENCES person (id),
    state          TEXT NOT NULL CHECK (
        state = 'registered' OR state = 'waiting' OR state = 'offered' OR state = 'cancelled' OR state = 'declined' OR
        state = 'lapsed' OR state = 'removed'),
    name           TEXT NOT NULL,                               -- as on the badge
    employer       TEXT NOT NULL,
    origin         TEXT NOT NULL CHECK (
        origin = 'self' OR origin = 'organiser' OR origin = 'walk_in' OR origin = 'import'),
    queue_number   INTEGER,                                     -- of the event's queue, while waiting
    passed_over    TEXT NOT NULL DEFAULT '',                    -- why the queue skipped them last (W5)
    offered_until  INTEGER,
    registered_at  INTEGER NOT NULL,                            -- when they asked
    cancelled_at   INTEGER,                                     -- when it ended, however it did
    CHECK ((state = 'offered') = (offered_until IS NOT NULL)),
    CHECK ((state = 'waiting') = (queue_number IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX one_active_registration ON registration (event_id, person_id)
    WHERE state = 'registered' OR state = 'waiting' OR state = 'offered';        -- C10
CREATE INDEX registration_of_person ON registration (person_id);
CREATE INDEX queue_of_event ON registration (event_id, queue_number) WHERE state = 'waiting';
CREATE INDEX open_offer ON registration (offered_until) WHERE state = 'offered';

CREATE TABLE choice (
    registration_id INTEGER NOT NULL REFERENCES registration (id),
    workshop_id     INTEGER NOT NULL REFERENCES workshop (id),
    state           TEXT NOT NULL CHECK (
        state = 'registered' OR state = 'waiting' OR state = 'wanted'),
    queue_number    INTEGER,                                    -- of the workshop's queue, while waiting
    PRIMARY KEY (registration_id, workshop_id),
    CHECK ((state = 'waiting') = (queue_number IS NOT NULL))
) STRICT;
CREATE INDEX queue_of_workshop ON choice (workshop_id, queue_number) WHERE state = 'waiting';

CREATE TABLE answer (
    registration_id INTEGER NOT NULL REFERENCES registration (id),
    question_id     INTEGER NOT NULL REFERENCES question (id),
    text            TEXT NOT NULL,                              -- some_of: one a line; yes_no: 'yes' or 'no'
    PRIMARY KEY (registration_id, question_id)
) STRICT;

CREATE TABLE message (
    id              INTEGER PRIMARY KEY,
    kind            TEXT NOT NULL,                              -- those of domain/messages.hpp
    recipient       TEXT NOT NULL,                              -- an address; '' once sent and forgotten
    person_id       INTEGER REFERENCES person (id),
    registration_id INTEGER REFERENCES registration (id),
    detail          TEXT NOT NULL DEFAULT '',                   -- what the text needs beside the rows: a code, a position
    urgency         INTEGER NOT NULL,                           -- 0: somebody waits at the screen; 1: everything else
    send_after      INTEGER NOT NULL,
    expires_at      INTEGER,                                    -- not worth sending after
    state           TEXT NOT NULL CHECK (
        state = 'waiting' OR state = 'sent' OR state = 'failed' OR state = 'expired'),
    attempts        INTEGER NOT NULL DEFAULT 0,
    last_error      TEXT NOT NULL DEFAULT '',
    created_at      INTEGER NOT NULL,
    sent_at         INTEGER
) STRICT;
CREATE INDEX outbox ON message (urgency, send_after, id) WHERE state = 'waiting';

CREATE TABLE ledger (
    seq             INTEGER PRIMARY KEY,
    at              INTEGER NOT NULL,
    actor_id        INTEGER REFERENCES person (id),             -- null: the service itself
    act             TEXT NOT NULL,
    event_id        INTEGER REFERENCES event (id),
    registration_id INTEGER REFERENCES registration (id),
    person_id       INTEGER REFERENCES person (id),             -- whom it concerns
    reason          TEXT NOT NULL DEFAULT '',
    detail          TEXT NOT NULL DEFAULT ''                    -- never personal data: it outlives erasure
) STRICT;
CREATE INDEX ledger_of_registration ON ledger (registration_id) WHERE registration_id IS NOT NULL;
CREATE TRIGGER ledger_is_not_rewritten BEFORE UPDATE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;
