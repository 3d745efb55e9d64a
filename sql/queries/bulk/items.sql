-- The registrations it is still to be done to, in order.
-- $1 bulk, $2 how many   -> bulk::item_row
SELECT i.position, i.was, r.id, r.reference, r.state, r.person_id, p.email
  FROM bulk_item i
  JOIN registration r ON r.id = i.registration_id
  JOIN person p ON p.id = r.person_id
 WHERE i.bulk_id = $1
   AND i.position IN (SELECT w.position FROM bulk_item w
                       WHERE w.bulk_id = $1 AND w.state = 'waiting' ORDER BY w.position LIMIT $2)
 ORDER BY i.position
