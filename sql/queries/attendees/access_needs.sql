-- What an attendee needs to take part.
-- $1 registration   -> text
SELECT p.access_needs FROM registration r JOIN person p ON p.id = r.person_id WHERE r.id = $1
