-- The ticket of one of a person's registrations.
-- $1 person, $2 reference   -> tickets::particulars      no row: none of theirs, or one without a place
SELECT r.id, e.id, r.reference, r.ticket, r.name, r.employer, e.title, e.time_zone, e.venue_name, e.venue_address,
       e.venue_town, e.venue_access, CASE e.online_link WHEN '' THEN 0 ELSE 1 END
  FROM registration r JOIN event e ON e.id = r.event_id
 WHERE r.person_id = $1 AND r.reference = $2 AND r.state = 'registered'
