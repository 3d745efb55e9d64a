-- How many of those who have a place, wait for one or may have one cannot be written to.
-- $1 event   -> how many
SELECT COUNT(*)
  FROM registration r
  JOIN person p ON p.id = r.person_id
  JOIN refused_address a ON a.email = p.email
 WHERE r.event_id = $1 AND (r.state = 'registered' OR r.state = 'waiting' OR r.state = 'offered')
