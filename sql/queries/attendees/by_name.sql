-- An event's attendees, by name.
-- $1 event   -> attendees::entry
SELECT r.id, r.state FROM registration r WHERE r.event_id = $1 ORDER BY r.search, r.id
