-- How full each published event is that is not over.
-- $1 now   -> occupancy::event
SELECT e.slug, o.capacity, o.taken, o.waiting, COALESCE(offered.n, 0)
  FROM event e
  JOIN pool o ON o.id = e.pool_id
  LEFT JOIN (SELECT event_id, COUNT(*) AS n
               FROM registration
              WHERE state = 'offered' AND offered_until > 0
              GROUP BY event_id) offered ON offered.event_id = e.id
 WHERE e.status = 'published' AND e.ends_at > $1
 ORDER BY e.starts_at, e.id
