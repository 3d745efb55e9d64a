-- Adds a day.
-- $1 event, $2 starts at, $3 ends at
INSERT INTO day (event_id, starts_at, ends_at) VALUES ($1, $2, $3)
