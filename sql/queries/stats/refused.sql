-- Of how many something that was asked for many could not be done.
-- $1 event, $2 asked since   -> how many
SELECT COUNT(*)
  FROM bulk b JOIN bulk_item i ON i.bulk_id = b.id
 WHERE b.event_id = $1 AND b.asked_at >= $2 AND i.state = 'refused'
