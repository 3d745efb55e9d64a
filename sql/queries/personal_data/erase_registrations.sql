-- Forgets the name on a person's registrations.
-- $1 person
UPDATE registration SET name = '', employer = '', door_note = '', search = '' WHERE person_id = $1
