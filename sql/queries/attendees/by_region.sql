-- An event's attendees, by region, then name.
-- $1 event   -> attendees::entry
SELECT r.id, r.state
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.event_id = $1
 ORDER BY p.region, r.search, r.id
