-- An event's attendees, those who wait first, in the order of their numbers; the others by name.
-- $1 event   -> attendees::entry
SELECT r.id, r.state
  FROM registration r
 WHERE r.event_id = $1
 ORDER BY CASE WHEN r.queue_number IS NULL THEN 1 ELSE 0 END, r.queue_number, r.search, r.id
