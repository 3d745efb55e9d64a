-- Offers whose time has passed, the oldest first.
-- $1 now, $2 how many   -> registration, event, person, email
SELECT r.id, r.event_id, r.person_id, p.email
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.state = 'offered' AND r.offered_until <= $1
 ORDER BY r.offered_until, r.id
 LIMIT $2
