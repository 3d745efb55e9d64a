-- Forgets what organisers marked a person's registrations with.
-- $1 person
DELETE FROM tag WHERE registration_id IN (SELECT id FROM registration WHERE person_id = $1)
