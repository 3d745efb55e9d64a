-- What somebody has booked of the events an organiser may touch, the latest first.
-- $1 person, $2 organiser, $3 whether every event is theirs   -> directory::booking
SELECT r.reference, e.slug, e.title, e.starts_at, r.state, r.registered_at
  FROM registration r JOIN event e ON e.id = r.event_id LEFT JOIN series s ON s.id = e.series_id
 WHERE r.person_id = $1
   AND ($3 = 1 OR EXISTS (
           SELECT 1 FROM organiser_limit l
            WHERE l.person_id = $2
              AND (l.kind = 'region' AND l.word = e.region OR l.kind = 'series' AND l.word = s.slug)))
 ORDER BY e.starts_at DESC, r.id DESC
