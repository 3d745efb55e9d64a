-- Whether a person was invited to an event.
-- $1 event, $2 person   -> person      no row: no
SELECT person_id FROM invitation WHERE event_id = $1 AND person_id = $2
