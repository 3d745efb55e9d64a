-- Whether a word names a question of an event already.
-- $1 event, $2 slug   -> id      no row: it is free
SELECT id FROM question WHERE event_id = $1 AND slug = $2
