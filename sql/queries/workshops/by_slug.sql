-- A workshop of an event.
-- $1 event, $2 slug   -> id, pool, slug, title, slot, starts_at, ends_at      no row: it has none of this name
SELECT w.id, w.pool_id, w.slug, w.title, s.label, s.starts_at, s.ends_at
  FROM workshop w JOIN slot s ON s.id = w.slot_id
 WHERE w.event_id = $1 AND w.slug = $2
