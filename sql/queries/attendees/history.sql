-- What became of an attendee's booking, in order, with who did it and why.
-- $1 registration   -> attendees::happening
SELECT l.seq, l.at, l.act,
       CASE WHEN l.actor_id IS NULL THEN 'service' WHEN l.actor_id = l.person_id THEN 'owner' ELSE 'organiser' END,
       CASE WHEN l.actor_id IS NOT NULL AND l.actor_id <> l.person_id THEN a.name ELSE '' END, l.reason, l.detail
  FROM ledger l LEFT JOIN person a ON a.id = l.actor_id
 WHERE l.registration_id = $1
 ORDER BY l.seq
