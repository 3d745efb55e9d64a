-- How many have booked when, whatever became of it.
-- $1 event, $2 a stretch of time in seconds   -> its beginning, how many
SELECT (registered_at / $2) * $2, COUNT(*)
  FROM registration WHERE event_id = $1
 GROUP BY (registered_at / $2) * $2
 ORDER BY (registered_at / $2) * $2
