-- People, how they sign in, and what is remembered of their requests.

CREATE TABLE person (
    id                INTEGER PRIMARY KEY,
    email             TEXT NOT NULL UNIQUE,                     -- folded; 'erased:<id>' after erasure
    name              TEXT NOT NULL DEFAULT '',
    language          TEXT NOT NULL DEFAULT 'en',
    membership_number TEXT UNIQUE,                              -- null: not in the member register
    standing          TEXT NOT NULL DEFAULT 'none' CHECK (standing IN ('none', 'current', 'lapsed')),
    region            TEXT NOT NULL DEFAULT '',
    employer          TEXT NOT NULL DEFAULT '',
    job_title         TEXT NOT NULL DEFAULT '',
    roles             TEXT NOT NULL DEFAULT '',                 -- union roles: words separated by spaces
    permissions       TEXT NOT NULL DEFAULT '',                 -- in Rowan: words separated by spaces
    access_needs      TEXT NOT NULL DEFAULT '',
    discreet_calendar INTEGER NOT NULL DEFAULT 0,
    calendar_hash     TEXT UNIQUE,                              -- SHA-256 of the personal feed's token
    created_at        INTEGER NOT NULL,
    changed_at        INTEGER NOT NULL
) STRICT;

CREATE TABLE invitation (
    event_id  INTEGER NOT NULL REFERENCES event (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (event_id, person_id)
) STRICT;

CREATE TABLE sign_in (
    id           INTEGER PRIMARY KEY,
    email        TEXT NOT NULL,                                 -- folded
    binding_hash TEXT NOT NULL UNIQUE,                          -- of the cookie of the browser that asked
    code_hash    TEXT NOT NULL,
    tries_left   INTEGER NOT NULL CHECK (tries_left >= 0),
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_by_email ON sign_in (email, created_at);
CREATE INDEX sign_in_by_age ON sign_in (created_at);

CREATE TABLE login (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    reference  TEXT NOT NULL UNIQUE,
    token_hash TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX login_of_person ON login (person_id);

CREATE TABLE answered_request (
    person_id    INTEGER NOT NULL REFERENCES person (id),
    key          TEXT NOT NULL,                                 -- the Idempotency-Key
    request_hash TEXT NOT NULL,                                 -- of verb, path and body
    answer       TEXT NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (person_id, key)
) STRICT;
CREATE INDEX answered_request_by_age ON answered_request (at);
