-- Who waits for an event, next after a number.
-- $1 event, $2 number   -> registration, number, people::person      no row: nobody
SELECT r.id, r.queue_number, p.id, p.email, p.name, p.employer, p.standing, p.roles, p.permissions
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.event_id = $1 AND r.state = 'waiting' AND r.queue_number > $2
 ORDER BY r.queue_number
 LIMIT 1
