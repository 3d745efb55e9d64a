-- How many registrations of an event hold two workshops that overlap in time.
-- $1 event   -> count
SELECT COUNT(DISTINCT a.registration_id)
  FROM workshop v JOIN slot s ON s.id = v.slot_id JOIN choice a ON a.workshop_id = v.id AND a.state = 'registered'
  JOIN choice b ON b.registration_id = a.registration_id AND b.workshop_id > a.workshop_id AND b.state = 'registered'
  JOIN workshop w ON w.id = b.workshop_id JOIN slot t ON t.id = w.slot_id
 WHERE v.event_id = $1 AND s.starts_at < t.ends_at AND t.starts_at < s.ends_at
