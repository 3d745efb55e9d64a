-- Writes to everybody who holds something of an event that it is cancelled.
-- $1 event, $2 the organisers' reason, $3 now
INSERT INTO message (kind, recipient, person_id, registration_id, detail, urgency, send_after, state, created_at)
SELECT 'cancelled', p.email, p.id, r.id, $2, 1, $3, 'waiting', $3
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.event_id = $1 AND r.state IN ('registered', 'waiting', 'offered')
   AND p.email LIKE '%@%'
 ORDER BY r.id
