-- The workshop places of an event's registrations.
-- $1 event   -> registration, workshop, title, room
SELECT c.registration_id, w.id, w.title, w.room
  FROM workshop w
  JOIN choice c ON c.workshop_id = w.id
  JOIN slot s ON s.id = w.slot_id
 WHERE w.event_id = $1 AND c.state = 'registered'
 ORDER BY c.registration_id, s.starts_at
