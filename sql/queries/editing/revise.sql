-- An event is of the next revision.
-- $1 event, $2 now
UPDATE event SET revision = revision + 1, changed_at = $2 WHERE id = $1
