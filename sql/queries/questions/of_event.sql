-- What an event asks, in order.
-- $1 event   -> id, slug, kind, options, required
SELECT id, slug, kind, options, required FROM question WHERE event_id = $1 ORDER BY position
