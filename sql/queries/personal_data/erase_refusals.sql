-- Forgets that a person's address refused mail.
-- $1 person
DELETE FROM refused_address WHERE email = (SELECT email FROM person WHERE id = $1)
