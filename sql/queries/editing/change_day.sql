-- Moves a day.
-- $1 day, $2 starts at, $3 ends at
UPDATE day SET starts_at = $2, ends_at = $3 WHERE id = $1
