-- The texts of one event.
-- $1 slug   -> events::content      no row: no such event
SELECT e.id, e.revision, e.slug, e.title, e.kind, e.status, e.summary, e.description, e.highlights,
       e.venue_name, e.venue_address, e.venue_town, e.venue_access, e.venue_latitude, e.venue_longitude,
       CASE e.online_link WHEN '' THEN 0 ELSE 1 END, e.region, e.contact, e.audience, e.waiting_list,
       e.starts_at, e.ends_at, e.opens_at, e.closes_at, e.cancel_until, e.time_zone, s.slug, s.title
  FROM event e LEFT JOIN series s ON s.id = e.series_id
 WHERE e.slug = $1
