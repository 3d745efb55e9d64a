-- The rows of an event's days, in order.
-- $1 event   -> id
SELECT id FROM day WHERE event_id = $1 ORDER BY starts_at
