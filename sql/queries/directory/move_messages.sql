-- What is still to be written to one person is written to another.
-- $1 to whom, $2 to whom it was
UPDATE message SET person_id = $1, recipient = (SELECT email FROM person WHERE id = $1)
 WHERE person_id = $2 AND state = 'waiting' AND kind <> 'sign_in_code'
