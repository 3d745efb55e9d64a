-- What is going on: events that can be booked, and who holds a place, waits or is offered one.
-- $1 now   -> upkeep::standing
SELECT (SELECT COUNT(*) FROM event WHERE status = 'published' AND opens_at <= $1 AND closes_at > $1),
       COALESCE(SUM(state = 'registered'), 0), COALESCE(SUM(state = 'waiting'), 0), COALESCE(SUM(state = 'offered'), 0)
  FROM registration
 WHERE state = 'registered' OR state = 'waiting' OR state = 'offered'
