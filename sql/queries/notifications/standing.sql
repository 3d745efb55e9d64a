-- How far a round has come.
-- $1 event, $2 kind, $3 days   -> reached, done
SELECT reached, done FROM round WHERE event_id = $1 AND kind = $2 AND days = $3
