-- When an event begins and ends: with its first and last day.
-- $1 event, $2 starts at, $3 ends at
UPDATE event SET starts_at = $2, ends_at = $3 WHERE id = $1
