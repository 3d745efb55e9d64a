-- Who waits for a workshop, next after a number.
-- $1 workshop, $2 number   -> registration, number, people::person      no row: nobody
SELECT c.registration_id, c.queue_number, p.id, p.email, p.name, p.employer, p.standing, p.roles, p.permissions
  FROM choice c
  JOIN registration r ON r.id = c.registration_id
  JOIN person p ON p.id = r.person_id
 WHERE c.workshop_id = $1 AND c.state = 'waiting' AND c.queue_number > $2
 ORDER BY c.queue_number
 LIMIT 1
