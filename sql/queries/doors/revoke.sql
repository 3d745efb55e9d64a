-- Revokes a link of an event.
-- $1 event, $2 reference, $3 now
UPDATE door_link
   SET revoked_at = $3
 WHERE reference = $2 AND revoked_at IS NULL AND list_id IN (SELECT id FROM door_list WHERE event_id = $1)
