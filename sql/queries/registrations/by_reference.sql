-- One registration, with its person's address.
-- $1 reference   -> registrations::row      no row: no such booking
SELECT r.id, r.event_id, r.person_id, p.email, r.reference, r.name, r.employer, r.state, r.offered_until
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.reference = $1
