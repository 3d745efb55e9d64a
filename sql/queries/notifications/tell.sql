-- Tells all who have or wait for a place of an event the same.
-- $1 kind, $2 event, $3 detail, $4 now, $5 expires at
INSERT INTO message
    (kind, recipient, person_id, registration_id, detail, urgency, send_after, expires_at, state, created_at)
SELECT $1, p.email, p.id, r.id, $3, 1, $4, $5, 'waiting', $4
  FROM registration r
  JOIN person p ON p.id = r.person_id
 WHERE r.event_id = $2 AND (r.state = 'registered' OR r.state = 'offered' OR r.state = 'waiting')
   AND p.email LIKE '%@%'
 ORDER BY r.id
