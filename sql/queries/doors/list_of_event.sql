-- The list of an event's own door.
-- $1 event   -> id, reference      no row: it has none yet
SELECT id, reference FROM door_list WHERE event_id = $1 AND workshop_id IS NULL
