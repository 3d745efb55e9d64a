-- One who waits.
-- $1 reference   -> registration, number, people::person      no row: they do not wait
SELECT r.id, r.queue_number, p.id, p.email, p.name, p.employer, p.standing, p.roles, p.permissions
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.reference = $1 AND r.state = 'waiting'
