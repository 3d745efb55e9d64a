-- Forgets what the employers of an event's attendees said.
-- $1 event
DELETE FROM employer_release WHERE registration_id IN (SELECT id FROM registration WHERE event_id = $1)
