-- How full an event's workshops are.
-- $1 event   -> slug, title, slot, capacity, taken, waiting
SELECT w.slug, w.title, s.label, o.capacity, o.taken, o.waiting
  FROM workshop w
  JOIN slot s ON s.id = w.slot_id
  JOIN pool o ON o.id = w.pool_id
 WHERE w.event_id = $1
 ORDER BY s.starts_at, w.id
