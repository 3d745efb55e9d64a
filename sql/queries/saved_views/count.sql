-- How many views somebody has of an event.
-- $1 event, $2 person   -> how many
SELECT COUNT(*) FROM saved_view WHERE event_id = $1 AND person_id = $2
