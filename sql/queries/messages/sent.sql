-- A message has gone out; a code it held is forgotten.
-- $1 message, $2 now
UPDATE message
   SET state = 'sent', sent_at = $2, attempts = attempts + 1, last_error = '',
       detail = CASE kind WHEN 'sign_in_code' THEN '' ELSE detail END
 WHERE id = $1
