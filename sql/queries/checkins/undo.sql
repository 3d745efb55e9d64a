-- A scan did not happen.
-- $1 scan, $2 now
UPDATE check_in SET present = 0, undone_at = $2 WHERE id = $1 AND undone_at IS NULL
