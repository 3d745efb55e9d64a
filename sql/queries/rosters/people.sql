-- Everybody with a place at an event, by name.
-- $1 event   -> rosters::entry
SELECT r.id, r.reference, r.name, r.employer
  FROM registration r
 WHERE r.event_id = $1 AND r.state = 'registered'
 ORDER BY r.search, r.id
