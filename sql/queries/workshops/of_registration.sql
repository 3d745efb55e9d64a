-- The choices of a registration as their owner sees them.
-- $1 registration   -> id, title, state, position in the queue or null
SELECT w.slug, w.title, c.state,
       CASE c.state WHEN 'waiting' THEN
           (SELECT COUNT(*) FROM choice q
             WHERE q.workshop_id = c.workshop_id AND q.state = 'waiting' AND q.queue_number <= c.queue_number)
       END
  FROM choice c
  JOIN workshop w ON w.id = c.workshop_id
  JOIN slot s ON s.id = w.slot_id
 WHERE c.registration_id = $1
 ORDER BY s.starts_at, w.id
