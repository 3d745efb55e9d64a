-- Makes a choice, or changes its state.
-- $1 registration, $2 workshop, $3 state, $4 queue number or null
INSERT INTO choice (registration_id, workshop_id, state, queue_number) VALUES ($1, $2, $3, $4)
ON CONFLICT (registration_id, workshop_id) DO UPDATE SET state = excluded.state, queue_number = excluded.queue_number
