-- The workshops of an event, in order.
-- $1 event   -> id, slug, title, room, speaker, starts_at, ends_at
SELECT w.id, w.slug, w.title, w.room, w.speaker, s.starts_at, s.ends_at
  FROM workshop w JOIN slot s ON s.id = w.slot_id
 WHERE w.event_id = $1
 ORDER BY s.starts_at, w.title, w.id
