-- The registration that a certificate was made for.
-- $1 code   -> attendance::particulars      no row: there is no such certificate
SELECT r.id, r.event_id, r.reference, r.state, r.name, r.employer, p.job_title, e.title, e.audience, e.contact,
       e.time_zone, e.venue_name, e.venue_town
  FROM certificate c
  JOIN registration r ON r.id = c.registration_id
  JOIN event e ON e.id = r.event_id
  JOIN person p ON p.id = r.person_id
 WHERE c.code = $1
