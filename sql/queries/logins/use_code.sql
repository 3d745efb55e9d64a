-- A code works once.
-- $1 code
UPDATE sign_in SET tries_left = 0 WHERE id = $1
