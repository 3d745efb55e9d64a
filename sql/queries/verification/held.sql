-- Every registration, as far as the ledger tells of it.
-- -> id, reference, state, event, person, registered_at, cancelled_at
SELECT id, reference, state, event_id, person_id, registered_at, cancelled_at FROM registration ORDER BY id
