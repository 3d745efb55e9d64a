-- The workshop places of an event's registrations, each in order.
-- $1 event   -> registration, title, room, starts_at
SELECT c.registration_id, w.title, w.room, s.starts_at
  FROM workshop w
  JOIN choice c ON c.workshop_id = w.id
  JOIN slot s ON s.id = w.slot_id
 WHERE w.event_id = $1 AND c.state = 'registered'
 ORDER BY c.registration_id, s.starts_at
