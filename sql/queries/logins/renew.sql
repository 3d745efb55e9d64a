-- A login was used.
-- $1 login, $2 now
UPDATE login SET seen_at = $2 WHERE id = $1
