-- Sends a dead letter again, to where the person's mail goes now. Codes are not worth it.
-- $1 message, $2 now   -> its person, or null; no row: it is no dead letter, or its address is forgotten
UPDATE message
   SET state = 'waiting', attempts = 0, last_error = '', send_after = $2,
       recipient = coalesce((SELECT email FROM person p WHERE p.id = person_id), recipient)
 WHERE id = $1 AND state = 'failed' AND kind <> 'sign_in_code' AND recipient <> ''
   AND (expires_at IS NULL OR expires_at > $2)
RETURNING id
