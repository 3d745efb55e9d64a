-- The workshops a registration has a place in, in order.
-- $1 registration   -> title, room, starts_at, ends_at
SELECT w.title, w.room, s.starts_at, s.ends_at
  FROM choice c
  JOIN workshop w ON w.id = c.workshop_id
  JOIN slot s ON s.id = w.slot_id
 WHERE c.registration_id = $1 AND c.state = 'registered'
 ORDER BY s.starts_at, w.id
