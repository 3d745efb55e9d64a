-- A message could not be sent now.
-- $1 message, $2 send after, $3 why
UPDATE message SET send_after = $2, attempts = attempts + 1, last_error = $3 WHERE id = $1 AND state = 'waiting'
