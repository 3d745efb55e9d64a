-- Forgets to whom old messages went and what they said.
-- $1 sent before   -> id of each
UPDATE message SET recipient = '', detail = ''
 WHERE recipient <> '' AND state <> 'waiting' AND created_at <= $1
RETURNING id
