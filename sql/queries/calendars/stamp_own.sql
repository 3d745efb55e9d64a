-- A booking is told differently to its owner from now on.
-- $1 registration, $2 changed at
UPDATE registration SET calendar_changed_at = $2 WHERE id = $1
