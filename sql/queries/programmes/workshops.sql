-- The workshops of an event.
-- $1 event   -> id, pool, slug
SELECT id, pool_id, slug FROM workshop WHERE event_id = $1 ORDER BY id
