-- Dead letters that can be tried again, the oldest first.
-- $1 now   -> id of each
SELECT id FROM message
 WHERE state = 'failed' AND kind <> 'sign_in_code' AND recipient <> '' AND (expires_at IS NULL OR expires_at > $1)
 ORDER BY id
