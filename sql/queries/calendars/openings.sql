-- When booking opens, opened or would have opened, for whom it may concern, by start.
-- -> event, audience, personal_entry
SELECT c.event_id, e.audience,
       c.uid, g.group_uid, c.sequence, c.created_at, c.changed_at,
       c.kind, c.cancelled, c.number, c.of_days, c.starts_at, c.ends_at,
       e.slug, e.title, e.kind, e.summary, e.description, e.venue_name, e.venue_address, e.venue_town,
       e.venue_latitude, e.venue_longitude, e.region, CASE e.online_link WHEN '' THEN 0 ELSE 1 END, e.time_zone,
       '', '', NULL, $2
  FROM calendar_entry c
  JOIN calendar_event g ON g.event_id = c.event_id
  JOIN event e ON e.id = c.event_id
 WHERE c.kind = 'opening' AND c.ends_at > $1
 ORDER BY c.starts_at, c.id
