-- The next who have a place of an event.
-- $1 event, $2 the last who was told, $3 how many, $4 who asked for it until then   -> registration, person, address
SELECT r.id, p.id, p.email FROM registration r
  JOIN person p ON p.id = r.person_id
 WHERE r.event_id = $1 AND r.state = 'registered' AND r.id > $2 AND r.registered_at <= $4
 ORDER BY r.id
 LIMIT $3
