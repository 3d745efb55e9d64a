-- An event, and whether it lies within what an organiser may touch.
-- $1 slug, $2 person, $3 whether every event is theirs   -> id, pool, revision, status, within      no row: no such event
SELECT e.id, e.pool_id, e.revision, e.status,
       CASE WHEN $3 = 1 OR EXISTS (
           SELECT 1 FROM organiser_limit l LEFT JOIN series s ON s.id = e.series_id
            WHERE l.person_id = $2
              AND (l.kind = 'region' AND l.word = e.region OR l.kind = 'series' AND l.word = s.slug)) THEN 1 ELSE 0 END
  FROM event e
 WHERE e.slug = $1
