-- A person's active registration for an event.
-- $1 event, $2 person   -> id      no row: none
SELECT id FROM registration
 WHERE event_id = $1 AND person_id = $2 AND (state = 'registered' OR state = 'waiting' OR state = 'offered')
