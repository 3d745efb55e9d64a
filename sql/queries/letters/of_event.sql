-- What was written to an event's attendees, the last first, and how far it has come.
-- $1 event, $2 how many   -> letters::sent
SELECT l.reference, l.subject, l.text, COALESCE(a.name, ''), b.reference, b.state, b.count, b.asked_at, b.starts_at,
       (SELECT COUNT(*) FROM bulk_item i WHERE i.bulk_id = b.id AND i.state = 'done'),
       (SELECT COUNT(*) FROM bulk_item i WHERE i.bulk_id = b.id AND i.state = 'refused')
  FROM letter l
  JOIN bulk b ON b.letter_id = l.id
  JOIN person a ON a.id = b.actor_id
 WHERE b.event_id = $1
 ORDER BY b.id DESC
 LIMIT $2
