-- Forgets what was written to a person; what still waits is not sent.
-- $1 person
UPDATE message
   SET recipient = '', detail = '', last_error = '', state = CASE state WHEN 'waiting' THEN 'expired' ELSE state END
 WHERE person_id = $1 OR recipient = (SELECT email FROM person WHERE id = $1)
