-- The end of the entry that left a public feed last, by the passing of time.
-- $1 kind, $2 region, $3 series, or null: any; $4 past ones ended after, $5 cancelled ones ended after
-- -> the end of the last past one, of the last cancelled one; each or null
SELECT MAX(CASE WHEN c.cancelled = 0 AND c.ends_at <= $4 THEN c.ends_at END),
       MAX(CASE WHEN c.cancelled <> 0 AND c.ends_at <= $5 THEN c.ends_at END)
  FROM calendar_entry c
  JOIN calendar_event g ON g.event_id = c.event_id
 WHERE c.kind = 'day'
   AND (CAST($1 AS TEXT) IS NULL OR g.kind = $1)
   AND (CAST($2 AS TEXT) IS NULL OR g.region = $2)
   AND (CAST($3 AS TEXT) IS NULL OR g.series = $3)
