-- The next who had a place of an event and came; where nobody was checked in, all who had one.
-- $1 event, $2 the last who was told, $3 how many, $4 who asked for it until then   -> registration, person, address
SELECT r.id, p.id, p.email FROM registration r
  JOIN person p ON p.id = r.person_id
 WHERE r.event_id = $1 AND r.state = 'registered' AND r.id > $2 AND r.registered_at <= $4
   AND (EXISTS (SELECT 1 FROM check_in c
                 WHERE c.registration_id = r.id AND c.direction = 'in' AND (c.verdict = 'in' OR c.let_in = 1)
                   AND c.undone_at IS NULL)
        OR NOT EXISTS (SELECT 1 FROM check_in c JOIN door_list l ON l.id = c.list_id WHERE l.event_id = $1))
 ORDER BY r.id
 LIMIT $3
