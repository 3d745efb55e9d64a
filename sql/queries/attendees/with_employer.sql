-- Attendees who work somewhere.
-- $1 event, $2 employer   -> registration
SELECT r.id FROM registration r WHERE r.event_id = $1 AND r.employer = $2
