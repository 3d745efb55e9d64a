-- A token is good for nothing any more.
-- $1 person, $2 reference      no row changes: it is not one of theirs
DELETE FROM api_token WHERE person_id = $1 AND reference = $2
