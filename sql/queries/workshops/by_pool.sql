-- The workshop whose places these are.
-- $1 pool   -> id, slug, title, starts_at, ends_at, event      no row: they are no workshop's
SELECT w.id, w.slug, w.title, s.starts_at, s.ends_at, w.event_id
  FROM workshop w JOIN slot s ON s.id = w.slot_id
 WHERE w.pool_id = $1
