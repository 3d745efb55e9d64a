-- The workshops of an event, each with its slot and where it stands.
-- $1 event   -> slot, events::workshop
SELECT w.slot_id, w.slug, w.title, w.description, w.speaker, w.room, p.capacity, p.taken, p.waiting
  FROM workshop w JOIN pool p ON p.id = w.pool_id
 WHERE w.event_id = $1
 ORDER BY w.id
