-- Forgets logins that have ended by time.
-- $1 seen before, $2 made before   -> id of each
DELETE FROM login WHERE seen_at <= $1 OR created_at <= $2 RETURNING id
