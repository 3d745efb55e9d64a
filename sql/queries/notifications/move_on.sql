-- A round has come further.
-- $1 event, $2 kind, $3 days, $4 the last registration that was told, $5 whether it was the last of all
UPDATE round SET reached = $4, done = $5 WHERE event_id = $1 AND kind = $2 AND days = $3
