-- A workshop of an event by its slug.
-- $1 event, $2 slug   -> id      no row: the event has none of this name
SELECT id FROM workshop WHERE event_id = $1 AND slug = $2
