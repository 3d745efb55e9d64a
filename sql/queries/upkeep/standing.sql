-- What is going on: events that can be booked, and who holds a place, waits or is offered one.
-- $1 now   -> upkeep::standing
SELECT (SELECT COUNT(*) FROM event WHERE status = 'published' AND opens_at <= $1 AND closes_at > $1),
       COUNT(CASE WHEN state = 'registered' THEN 1 END), COUNT(CASE WHEN state = 'waiting' THEN 1 END),
       COUNT(CASE WHEN state = 'offered' THEN 1 END)
  FROM registration
 WHERE state = 'registered' OR state = 'waiting' OR state = 'offered'
