-- Changes a slot.
-- $1 slot, $2 label, $3 starts at, $4 ends at
UPDATE slot SET label = $2, starts_at = $3, ends_at = $4 WHERE id = $1
