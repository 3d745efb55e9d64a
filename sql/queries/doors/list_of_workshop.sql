-- The list of a workshop's door.
-- $1 workshop   -> id, reference      no row: it has none yet
SELECT id, reference FROM door_list WHERE workshop_id = $1
