-- Who came to an event is forgotten.
-- $1 event, $2 now
UPDATE event SET forgotten_at = $2 WHERE id = $1
