-- One attendee.
-- $1 registration   -> attendees::summary
SELECT r.id, r.reference, p.reference, r.name, r.employer, p.email, p.region, p.membership_number, p.standing, r.state, r.origin,
       r.offered_until, r.passed_over, r.registered_at, r.cancelled_at,
       (SELECT a.at FROM refused_address a WHERE a.email = p.email),
       (SELECT MAX(l.seq) FROM ledger l WHERE l.registration_id = r.id)
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.id = $1
