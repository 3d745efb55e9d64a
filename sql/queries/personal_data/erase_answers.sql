-- Forgets what a person answered.
-- $1 person
DELETE FROM answer WHERE registration_id IN (SELECT id FROM registration WHERE person_id = $1)
