-- The entries of a public feed, by start.
-- $1 kind, $2 region, $3 series, $4 event, or null: any; $5 past ones ended after, $6 cancelled ones ended after
-- -> calendar_entry
SELECT c.uid, g.group_uid, c.sequence, c.created_at, c.changed_at,
       c.kind, c.cancelled, c.number, c.of_days, c.starts_at, c.ends_at,
       e.slug, e.title, e.kind, e.summary, e.description, e.venue_name, e.venue_address, e.venue_town,
       e.venue_latitude, e.venue_longitude, e.region, CASE e.online_link WHEN '' THEN 0 ELSE 1 END, e.time_zone
  FROM calendar_entry c
  JOIN calendar_event g ON g.event_id = c.event_id
  JOIN event e ON e.id = c.event_id
 WHERE c.kind = 'day'
   AND (CAST($1 AS TEXT) IS NULL OR g.kind = $1)
   AND (CAST($2 AS TEXT) IS NULL OR g.region = $2)
   AND (CAST($3 AS TEXT) IS NULL OR g.series = $3)
   AND (CAST($4 AS BIGINT) IS NULL OR c.event_id = $4)
   AND c.ends_at > CASE c.cancelled WHEN 0 THEN $5 ELSE $6 END
 ORDER BY c.starts_at, c.id
