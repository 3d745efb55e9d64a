-- Forgets to whom old messages went and what they said; dead letters are kept longer, for whoever would try again.
-- $1 made before, $2 dead letters made before   -> id of each
UPDATE message SET recipient = '', detail = ''
 WHERE recipient <> '' AND state <> 'waiting' AND created_at <= $1 AND (state <> 'failed' OR created_at <= $2)
RETURNING id
