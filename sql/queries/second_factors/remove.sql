-- Forgets a second factor.
-- $1 person
DELETE FROM second_factor WHERE person_id = $1
