-- Whether a word names a workshop of an event already.
-- $1 event, $2 slug   -> id      no row: it is free
SELECT id FROM workshop WHERE event_id = $1 AND slug = $2
