-- Adds a slot.
-- $1 event, $2 label, $3 starts at, $4 ends at   -> id
INSERT INTO slot (event_id, label, starts_at, ends_at) VALUES ($1, $2, $3, $4)
