-- Calls a message off.
-- $1 message   -> id; no row: it does not wait, nor is it a dead letter
UPDATE message SET state = 'cancelled' WHERE id = $1 AND (state = 'waiting' OR state = 'failed') RETURNING id
