-- One attendee.
-- $1 registration   -> attendees::summary
SELECT r.id, r.reference, p.reference, r.name, r.employer, p.email, p.region, p.membership_number, p.standing, r.state, r.origin,
       r.offered_until, r.passed_over, r.registered_at, r.cancelled_at,
       (SELECT a.at FROM refused_address a WHERE a.email = p.email),
       CASE WHEN e.audience = 'reps' AND r.state = 'registered' THEN
           COALESCE((SELECT a.state FROM employer_release a WHERE a.registration_id = r.id), 'unasked')
       END,
       (SELECT MAX(l.seq) FROM ledger l WHERE l.registration_id = r.id)
  FROM registration r JOIN person p ON p.id = r.person_id JOIN event e ON e.id = r.event_id
 WHERE r.id = $1
