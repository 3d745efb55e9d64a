-- Forgets every recovery code of a person.
-- $1 person
DELETE FROM recovery_code WHERE person_id = $1
