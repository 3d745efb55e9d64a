-- An event's certificates cannot be verified any more.
-- $1 event
DELETE FROM certificate WHERE registration_id IN (SELECT id FROM registration WHERE event_id = $1)
