-- Gives up what is not worth sending any more, and forgets the code it held.
-- $1 now   -> id of each
UPDATE message SET state = 'expired', detail = ''
 WHERE state = 'waiting' AND expires_at <= $1
RETURNING id
