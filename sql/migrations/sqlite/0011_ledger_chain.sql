-- Each entry of the ledger has the hash of its columns and of the hash before it: domain/ledger_chain.hpp.

ALTER TABLE ledger ADD COLUMN hash TEXT;                        -- null: not sealed yet, as older entries are

DROP TRIGGER ledger_is_not_rewritten;
CREATE TRIGGER ledger_is_not_rewritten BEFORE UPDATE ON ledger  -- sealing is all that may be done, and once
WHEN OLD.hash IS NOT NULL
  OR (NEW.seq, NEW.at, NEW.actor_id, NEW.act, NEW.event_id, NEW.registration_id, NEW.person_id, NEW.reason, NEW.detail)
     IS NOT
     (OLD.seq, OLD.at, OLD.actor_id, OLD.act, OLD.event_id, OLD.registration_id, OLD.person_id, OLD.reason, OLD.detail)
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;

-- The last entry once more, if it is no booking, which its registration proves: what is cut off the ledger's end is
-- missed. It stays where it is once it is not on the chain any more.
CREATE TABLE ledger_head (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    seq  INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO ledger_head VALUES (1, 0, '');
