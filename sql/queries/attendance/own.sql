-- One of a person's registrations, as certificates and letters tell of it.
-- $1 person, $2 reference   -> attendance::particulars      no row: none of theirs
SELECT r.id, r.event_id, r.reference, r.state, r.name, r.employer, p.job_title, e.title, e.audience, e.contact,
       e.time_zone, e.venue_name, e.venue_town
  FROM registration r
  JOIN event e ON e.id = r.event_id
  JOIN person p ON p.id = r.person_id
 WHERE r.person_id = $1 AND r.reference = $2
