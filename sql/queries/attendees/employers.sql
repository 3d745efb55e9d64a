-- For whom an event's attendees work, the most frequent first; those who hold a place or wait.
-- $1 event, $2 how many   -> value, how many
SELECT r.employer, COUNT(*)
  FROM registration r
 WHERE r.event_id = $1 AND (r.state = 'registered' OR r.state = 'waiting' OR r.state = 'offered')
 GROUP BY r.employer
 ORDER BY COUNT(*) DESC, r.employer
 LIMIT $2
