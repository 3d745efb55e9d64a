-- The door: lists, the links that open them on one device each, and what was scanned.

ALTER TABLE registration ADD COLUMN door_note TEXT NOT NULL DEFAULT '';   -- the organisers' word to the door (K8)

CREATE TABLE door_list (
    id          INTEGER PRIMARY KEY,
    reference   TEXT NOT NULL UNIQUE,                           -- what addresses call it
    event_id    INTEGER NOT NULL REFERENCES event (id),
    workshop_id INTEGER UNIQUE REFERENCES workshop (id)         -- null: the event's own door
) STRICT;
CREATE UNIQUE INDEX own_door_of_event ON door_list (event_id) WHERE workshop_id IS NULL;

CREATE TABLE door_link (
    id          INTEGER PRIMARY KEY,
    list_id     INTEGER NOT NULL REFERENCES door_list (id),
    reference   TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,                                  -- of the door: "Door A"
    token_hash  TEXT NOT NULL UNIQUE,
    valid_from  INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    walk_ins    INTEGER NOT NULL,                               -- 1: may let people in who have not booked (K7)
    created_at  INTEGER NOT NULL,
    revoked_at  INTEGER,
    seen_at     INTEGER,                                        -- when its device last sent scans
    clock_ahead INTEGER NOT NULL DEFAULT 0,                     -- seconds its device's clock was ahead then
    CHECK (valid_from < valid_until)
) STRICT;
CREATE INDEX door_link_of_list ON door_link (list_id);

CREATE TABLE check_in (
    id              INTEGER PRIMARY KEY,
    nonce           TEXT NOT NULL UNIQUE,                       -- same nonce, same answer, one row (K1)
    list_id         INTEGER NOT NULL REFERENCES door_list (id),
    link_id         INTEGER REFERENCES door_link (id),          -- null: an organiser
    registration_id INTEGER REFERENCES registration (id),       -- null: not one of our tickets
    day             TEXT NOT NULL,                              -- '2027-03-11', in the event's zone
    direction       TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    verdict         TEXT NOT NULL,                              -- of K2, as the service sees it
    let_in          INTEGER NOT NULL,                           -- 1: the device had let them in already (K4)
    device_at       INTEGER NOT NULL,                           -- by the device's clock
    at              INTEGER NOT NULL,                           -- the same, put right by how far that clock was off
    received_at     INTEGER NOT NULL,
    present         INTEGER NOT NULL,                           -- 1: the one scan by which they are in now
    undone_at       INTEGER
) STRICT;
CREATE UNIQUE INDEX first_scan_wins ON check_in (list_id, day, registration_id) WHERE present = 1;       -- K3
CREATE INDEX check_in_of_list ON check_in (list_id, registration_id);
CREATE INDEX check_in_of_registration ON check_in (registration_id) WHERE registration_id IS NOT NULL;
