-- What calendars tell of an event.
-- $1 event   -> calendars: event_row      no row: no such event
SELECT e.slug, e.title, e.kind, e.summary, e.description, e.venue_name, e.venue_address, e.venue_town,
       e.venue_latitude, e.venue_longitude, e.region, CASE e.online_link WHEN '' THEN 0 ELSE 1 END, e.time_zone,
       e.status, e.opens_at, s.slug, s.title
  FROM event e LEFT JOIN series s ON s.id = e.series_id
 WHERE e.id = $1
