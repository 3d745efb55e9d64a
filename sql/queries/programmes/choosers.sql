-- Who has chosen a workshop, or waits for it.
-- $1 workshop   -> registration, person
SELECT c.registration_id, r.person_id
  FROM choice c JOIN registration r ON r.id = c.registration_id
 WHERE c.workshop_id = $1
 ORDER BY c.registration_id
