-- The events that an organiser may touch: those to come, the next first; or those past, the last first.
-- $1 person, $2 whether every event is theirs, $3 now, $4 whether past ones, $5 status or null, $6 text within or null,
-- $7 how many, $8 after how many   -> organising::listed
SELECT e.slug, e.title, e.kind, e.status, e.revision, e.region, s.slug, e.venue_town, e.starts_at, e.ends_at,
       e.opens_at, e.closes_at, p.capacity, p.taken, p.waiting, p.reserved
  FROM event e JOIN pool p ON p.id = e.pool_id LEFT JOIN series s ON s.id = e.series_id
 WHERE ($2 = 1 OR EXISTS (
           SELECT 1 FROM organiser_limit l
            WHERE l.person_id = $1
              AND (l.kind = 'region' AND l.word = e.region OR l.kind = 'series' AND l.word = s.slug)))
   AND CASE WHEN e.ends_at <= $3 THEN 1 ELSE 0 END = $4
   AND ($5 IS NULL OR e.status = $5)
   AND ($6 IS NULL OR instr(lower(e.title || ' ' || e.venue_town || ' ' || e.region), lower($6)) > 0)
 ORDER BY CASE WHEN $4 = 1 THEN -e.starts_at ELSE e.starts_at END, e.id
 LIMIT $7 OFFSET $8
