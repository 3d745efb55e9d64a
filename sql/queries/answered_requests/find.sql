-- What a request with this key was answered.
-- $1 person, $2 key, $3 a day ago   -> hash, answer      no row: there was none
SELECT request_hash, answer FROM answered_request WHERE person_id = $1 AND key = $2 AND at > $3
