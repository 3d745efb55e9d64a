-- The ledger's number of the last change of an event.
-- $1 event   -> seq
SELECT MAX(seq) FROM ledger WHERE event_id = $1 AND registration_id IS NULL
