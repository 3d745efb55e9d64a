-- Which entry of the ledger made a revision.
-- $1 event, $2 revision, $3 seq
INSERT INTO event_change (event_id, revision, seq) VALUES ($1, $2, $3)
