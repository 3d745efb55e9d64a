-- Attendees who carry a tag.
-- $1 event, $2 tag   -> registration
SELECT r.id
  FROM registration r JOIN tag t ON t.registration_id = r.id
 WHERE r.event_id = $1 AND t.name = $2
