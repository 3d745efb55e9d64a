-- An event's attendees, by employer, then name.
-- $1 event   -> attendees::entry
SELECT r.id, r.state FROM registration r WHERE r.event_id = $1 ORDER BY LOWER(r.employer), r.search, r.id
