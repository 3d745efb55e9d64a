-- Attendees with a place at a course whose employers said this.
-- $1 event, $2 of registrations::release   -> registration
SELECT r.id
  FROM registration r
  JOIN event e ON e.id = r.event_id
  LEFT JOIN employer_release a ON a.registration_id = r.id
 WHERE r.event_id = $1 AND e.audience = 'reps' AND r.state = 'registered' AND COALESCE(a.state, 'unasked') = $2
