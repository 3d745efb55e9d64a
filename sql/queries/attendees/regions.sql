-- Where an event's attendees come from, the most frequent first; those who hold a place or wait.
-- $1 event   -> value, how many
SELECT p.region, COUNT(*)
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.event_id = $1 AND (r.state = 'registered' OR r.state = 'waiting' OR r.state = 'offered')
 GROUP BY p.region
 ORDER BY COUNT(*) DESC, p.region
