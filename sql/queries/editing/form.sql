-- What organisers have filled in.
-- $1 event   -> editing::form
SELECT e.title, e.kind, e.summary, e.description, e.highlights, e.venue_name, e.venue_address, e.venue_town,
       e.venue_access, e.venue_latitude, e.venue_longitude, e.online_link, e.region, e.contact, e.audience, e.waiting_list,
       e.offer_hours, e.time_zone, e.opens_at, e.closes_at, e.cancel_until, e.retention_days, e.reminders, e.thanks,
       p.capacity, p.reserved,
       COALESCE(s.slug, ''), COALESCE(s.title, '')
  FROM event e JOIN pool p ON p.id = e.pool_id LEFT JOIN series s ON s.id = e.series_id
 WHERE e.id = $1
