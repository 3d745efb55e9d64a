-- Of whom it could not be done, and why.
-- $1 bulk, $2 how many   -> bulk::refusal
SELECT r.reference, r.name, i.refusal
  FROM bulk_item i JOIN registration r ON r.id = i.registration_id
 WHERE i.bulk_id = $1 AND i.state = 'refused'
 ORDER BY i.position
 LIMIT $2
