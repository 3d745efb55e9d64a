-- Forgets what was written about an event.
-- $1 event
UPDATE message SET recipient = '', detail = '', last_error = ''
 WHERE state <> 'waiting' AND registration_id IN (SELECT id FROM registration WHERE event_id = $1)
