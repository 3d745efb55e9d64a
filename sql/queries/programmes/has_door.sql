-- Whether a workshop has a door, where people may have been checked in.
-- $1 workshop   -> list      no row: it has none
SELECT id FROM door_list WHERE workshop_id = $1
