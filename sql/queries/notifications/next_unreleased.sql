-- The next who have a place at a course, and no answer of their employer.
-- $1 event, $2 the last who was told, $3 how many, $4 who asked for it until then   -> registration, person, address
SELECT r.id, p.id, p.email FROM registration r
  JOIN person p ON p.id = r.person_id
  LEFT JOIN employer_release a ON a.registration_id = r.id
 WHERE r.event_id = $1 AND r.state = 'registered' AND r.id > $2 AND r.registered_at <= $4
   AND (a.state IS NULL OR a.state = 'requested')
 ORDER BY r.id
 LIMIT $3
