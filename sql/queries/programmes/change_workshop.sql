-- Changes a workshop, and the slot it is in.
-- $1 workshop, $2 slot, $3 title, $4 description, $5 speaker, $6 room
UPDATE workshop SET slot_id = $2, title = $3, description = $4, speaker = $5, room = $6 WHERE id = $1
