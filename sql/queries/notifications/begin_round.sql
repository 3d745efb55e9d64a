-- Begins a round, unless it has begun.
-- $1 event, $2 kind, $3 days
INSERT INTO round (event_id, kind, days) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
