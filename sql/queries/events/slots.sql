-- The slots of an event's programme, in order.
-- $1 event   -> events::slot
SELECT id, label, starts_at, ends_at FROM slot WHERE event_id = $1 ORDER BY starts_at, id
