-- Forgets that a person asked for codes.
-- $1 person
DELETE FROM sign_in WHERE email = (SELECT email FROM person WHERE id = $1)
