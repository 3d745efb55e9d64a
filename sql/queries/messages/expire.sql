-- Gives up what is not worth sending any more, and forgets the code it held: what came too late, and reminders of
-- places that were given back.
-- $1 now   -> id of each
UPDATE message SET state = 'expired', detail = ''
 WHERE state = 'waiting'
   AND (expires_at <= $1 OR kind IN ('reminder', 'release_reminder') AND EXISTS (
       SELECT 1 FROM registration r WHERE r.id = message.registration_id AND r.state <> 'registered'))
RETURNING id
