-- Forgets old answers.
-- $1 a day ago   -> person of each
DELETE FROM answered_request WHERE at <= $1 RETURNING person_id
