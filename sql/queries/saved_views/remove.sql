-- Forgets one of somebody's own views.
-- $1 event, $2 person, $3 reference      no row changes: they have none of that name
DELETE FROM saved_view WHERE event_id = $1 AND person_id = $2 AND reference = $3
