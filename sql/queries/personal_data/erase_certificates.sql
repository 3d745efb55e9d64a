-- A person's certificates cannot be verified any more.
-- $1 person
DELETE FROM certificate WHERE registration_id IN (SELECT id FROM registration WHERE person_id = $1)
