-- A message cannot be sent at all: it is a dead letter, and a code it held is forgotten.
-- $1 message, $2 why
UPDATE message
   SET state = 'failed', attempts = attempts + 1, last_error = $2,
       detail = CASE kind WHEN 'sign_in_code' THEN '' ELSE detail END
 WHERE id = $1 AND state = 'waiting'
