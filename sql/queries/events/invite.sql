-- Invites a person to an event.
-- $1 event, $2 person
INSERT INTO invitation (event_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING
