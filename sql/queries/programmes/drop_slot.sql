-- Drops a slot that is empty.
-- $1 slot
DELETE FROM slot WHERE id = $1
