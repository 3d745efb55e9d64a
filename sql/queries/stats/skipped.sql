-- How many the queue has passed over, as they are not eligible (W5).
-- $1 event   -> how many
SELECT COUNT(*) FROM registration WHERE event_id = $1 AND state = 'waiting' AND passed_over <> ''
