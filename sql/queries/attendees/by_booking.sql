-- An event's attendees, the first to book first.
-- $1 event   -> attendees::entry
SELECT r.id, r.state FROM registration r WHERE r.event_id = $1 ORDER BY r.registered_at, r.id
