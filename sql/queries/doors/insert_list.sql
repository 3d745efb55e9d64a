-- Makes a list.
-- $1 reference, $2 event, $3 workshop or null   -> id
INSERT INTO door_list (reference, event_id, workshop_id) VALUES ($1, $2, $3)
