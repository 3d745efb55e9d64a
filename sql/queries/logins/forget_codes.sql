-- Forgets who asked for a code.
-- $1 made before   -> id of each
DELETE FROM sign_in WHERE created_at <= $1 RETURNING id
