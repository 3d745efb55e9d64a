-- Ends one of a person's logins.
-- $1 person, $2 reference   -> id      no row: not one of theirs
DELETE FROM login WHERE person_id = $1 AND reference = $2 RETURNING id
