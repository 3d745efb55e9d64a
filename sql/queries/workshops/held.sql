-- The choices of a registration.
-- $1 registration   -> workshop (id, pool, slug, title, slot, starts_at, ends_at), state
SELECT w.id, w.pool_id, w.slug, w.title, s.label, s.starts_at, s.ends_at, c.state
  FROM choice c
  JOIN workshop w ON w.id = c.workshop_id
  JOIN slot s ON s.id = w.slot_id
 WHERE c.registration_id = $1
 ORDER BY w.pool_id
