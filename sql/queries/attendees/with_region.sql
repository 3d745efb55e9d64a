-- Attendees from a region.
-- $1 event, $2 region   -> registration
SELECT r.id FROM registration r JOIN person p ON p.id = r.person_id WHERE r.event_id = $1 AND p.region = $2
