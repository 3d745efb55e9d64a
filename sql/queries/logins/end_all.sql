-- Ends all of a person's logins.
-- $1 person
DELETE FROM login WHERE person_id = $1
