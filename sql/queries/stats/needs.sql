-- How many of those who have a place, or may have one, told of access needs.
-- $1 event   -> how many
SELECT COUNT(*)
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.event_id = $1 AND (r.state = 'registered' OR r.state = 'offered') AND p.access_needs <> ''
