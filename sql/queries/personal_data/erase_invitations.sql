-- Forgets a person's invitations.
-- $1 person
DELETE FROM invitation WHERE person_id = $1
