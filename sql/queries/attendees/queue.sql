-- Who waits for an event, in the order of their numbers.
-- $1 event   -> registration
SELECT id FROM registration WHERE event_id = $1 AND state = 'waiting' ORDER BY queue_number
