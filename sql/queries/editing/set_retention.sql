-- How long after an event it is kept who came.
-- $1 event, $2 days
UPDATE event SET retention_days = $2 WHERE id = $1
