-- Forgets what was printed on an event's badges.
-- $1 event
DELETE FROM badge_print WHERE registration_id IN (SELECT id FROM registration WHERE event_id = $1)
