-- Organisers: how far they reach, their second factor, the tokens they give to programs, and what they changed.

ALTER TABLE person ADD COLUMN reference TEXT NOT NULL DEFAULT '';         -- what organisers' addresses call them: 128 random bits
UPDATE person SET reference = lower(hex(randomblob(16)));
CREATE UNIQUE INDEX person_by_reference ON person (reference);

ALTER TABLE login ADD COLUMN factor_at INTEGER;                 -- when a second factor was shown last; null: never

CREATE TABLE organiser_limit (                                  -- nothing of a person: every event is theirs
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind      TEXT NOT NULL CHECK (kind IN ('region', 'series')),
    word      TEXT NOT NULL,                                    -- the region's name, or the series' slug
    PRIMARY KEY (person_id, kind, word)
) STRICT;

CREATE TABLE second_factor (
    person_id    INTEGER PRIMARY KEY REFERENCES person (id),
    secret       TEXT NOT NULL DEFAULT '',                      -- base32; codes are made of it, so no hash. '': none yet
    pending      TEXT NOT NULL DEFAULT '',                      -- a secret of which no code was shown yet
    since        INTEGER,                                       -- when the secret came into use
    last_step    INTEGER NOT NULL DEFAULT 0,                    -- of the code used last: none works twice (RFC 6238 5.2)
    failures     INTEGER NOT NULL DEFAULT 0,                    -- wrong codes in a row
    failed_at    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE recovery_code (
    person_id INTEGER NOT NULL REFERENCES person (id),
    code_hash TEXT NOT NULL,
    PRIMARY KEY (person_id, code_hash)
) STRICT;

CREATE TABLE api_token (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id),         -- whose permissions it lends
    reference  TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,                                   -- what program it is for
    token_hash TEXT NOT NULL UNIQUE,
    scopes     TEXT NOT NULL,                                   -- words separated by spaces, of api/routes.cpp
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;
CREATE INDEX api_token_of_person ON api_token (person_id);

CREATE TABLE event_change (                                     -- which entry of the ledger made a revision
    event_id INTEGER NOT NULL REFERENCES event (id),
    revision INTEGER NOT NULL,
    seq      INTEGER NOT NULL REFERENCES ledger (seq),
    PRIMARY KEY (event_id, revision)
) STRICT;

ALTER TABLE event ADD COLUMN retention_days INTEGER NOT NULL DEFAULT 730;  -- after its end, for who came
ALTER TABLE event ADD COLUMN forgotten_at INTEGER;              -- when that was carried out
