-- Forgets what a person's employers said.
-- $1 person
DELETE FROM employer_release WHERE registration_id IN (SELECT id FROM registration WHERE person_id = $1)
