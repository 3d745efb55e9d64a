-- An event becomes published or cancelled.
-- $1 event, $2 status
UPDATE event SET status = $2 WHERE id = $1
