-- The slots of an event, in order.
-- $1 event   -> id
SELECT id FROM slot WHERE event_id = $1 ORDER BY starts_at, id
