-- Drops every choice of workshops in an event.
-- $1 event
DELETE FROM choice WHERE workshop_id IN (SELECT id FROM workshop WHERE event_id = $1)
