-- The tags that an event's attendees carry.
-- $1 event   -> value, how many
SELECT t.name, COUNT(*)
  FROM registration r JOIN tag t ON t.registration_id = r.id
 WHERE r.event_id = $1
 GROUP BY t.name
 ORDER BY t.name
