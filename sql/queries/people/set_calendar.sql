-- Gives the personal feed a new secret.
-- $1 person, $2 hash of the token, $3 now
UPDATE person SET calendar_hash = $2, changed_at = $3 WHERE id = $1
