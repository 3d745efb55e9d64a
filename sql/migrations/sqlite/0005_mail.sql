-- Mail over a line that may be down: what is given up or called off, addresses that refuse, and what is told to many.

-- SQLite cannot widen a CHECK: the table is made again, with `cancelled`.
CREATE TABLE message_remade (
    id              INTEGER PRIMARY KEY,
    kind            TEXT NOT NULL,                              -- those of domain/messages.hpp
    recipient       TEXT NOT NULL,                              -- an address; '' once sent and forgotten
    person_id       INTEGER REFERENCES person (id),
    registration_id INTEGER REFERENCES registration (id),
    detail          TEXT NOT NULL DEFAULT '',                   -- what the text needs beside the rows: a code, a position
    urgency         INTEGER NOT NULL,                           -- 0: somebody waits at the screen; 1: of one booking;
                                                                -- 2: the same for many, in waking hours
    send_after      INTEGER NOT NULL,
    expires_at      INTEGER,                                    -- not worth sending after
    state           TEXT NOT NULL CHECK (
        state = 'waiting' OR state = 'sent' OR state = 'failed' OR state = 'expired' OR state = 'cancelled'),
    attempts        INTEGER NOT NULL DEFAULT 0,
    last_error      TEXT NOT NULL DEFAULT '',                   -- the server's words, without addresses
    created_at      INTEGER NOT NULL,
    sent_at         INTEGER
) STRICT;
INSERT INTO message_remade
SELECT id, kind, recipient, person_id, registration_id, detail, urgency, send_after, expires_at, state, attempts,
       last_error, created_at, sent_at
  FROM message;
DROP TABLE message;
ALTER TABLE message_remade RENAME TO message;
CREATE INDEX outbox ON message (urgency, send_after, id) WHERE state = 'waiting';
-- Bookings write neither of these.
CREATE INDEX postponed_message ON message (recipient, id) WHERE state = 'waiting' AND attempts > 0;
CREATE INDEX dead_letter ON message (id) WHERE state = 'failed';

CREATE TABLE refused_address (
    email  TEXT PRIMARY KEY,                                    -- folded
    at     INTEGER NOT NULL,
    reason TEXT NOT NULL                                        -- the server's words, without addresses
) STRICT, WITHOUT ROWID;

-- Why nothing goes out at all; empty while the mail server answers.
CREATE TABLE mail_trouble (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    since  INTEGER NOT NULL,
    again  INTEGER NOT NULL,                                    -- when it is tried next
    reason TEXT NOT NULL
) STRICT;

ALTER TABLE event ADD COLUMN reminders TEXT NOT NULL DEFAULT '7 1'; -- so many days before, separated by spaces
ALTER TABLE event ADD COLUMN thanks INTEGER NOT NULL DEFAULT 1;     -- afterwards, once there are highlights

-- How far a reminder or the thanks have come among those who have a place.
CREATE TABLE round (
    event_id INTEGER NOT NULL REFERENCES event (id),
    kind     TEXT NOT NULL,                                     -- reminder thanks
    days     INTEGER NOT NULL,                                  -- before the event; thanks: 0
    reached  INTEGER NOT NULL DEFAULT 0,                        -- the last registration that was told
    done     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (event_id, kind, days)
) STRICT, WITHOUT ROWID;

ALTER TABLE person ADD COLUMN optional_mail INTEGER NOT NULL DEFAULT 1; -- thanks and organisers' letters
ALTER TABLE person ADD COLUMN mail_token TEXT;                      -- stops and starts these, and does nothing else
CREATE UNIQUE INDEX person_by_mail_token ON person (mail_token) WHERE mail_token IS NOT NULL;
