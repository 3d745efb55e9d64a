-- The days of an event, in order.
-- $1 event   -> starts_at, ends_at
SELECT starts_at, ends_at FROM day WHERE event_id = $1 ORDER BY starts_at
