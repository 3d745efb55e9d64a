-- Forgets what a person organised.
-- $1 person
DELETE FROM organiser_limit WHERE person_id = $1
