-- Forgets what was printed on a person's badges.
-- $1 person
DELETE FROM badge_print WHERE registration_id IN (SELECT id FROM registration WHERE person_id = $1)
