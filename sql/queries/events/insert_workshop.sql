-- Adds a workshop to a slot.
-- $1 event, $2 slot, $3 pool, $4 slug, $5 title, $6 description, $7 speaker, $8 room
INSERT INTO workshop (event_id, slot_id, pool_id, slug, title, description, speaker, room)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
