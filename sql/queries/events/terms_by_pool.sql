-- What booking needs to know of an event.
-- $1 the event's pool   -> events::terms      no row: no such event
SELECT e.id, e.pool_id, e.slug, e.title, e.status, e.audience, e.waiting_list, e.offer_hours, e.time_zone,
       e.venue_name, e.venue_town, e.online_link,
       e.starts_at, e.ends_at, e.opens_at, e.closes_at, e.cancel_until,
       CASE WHEN EXISTS (SELECT 1 FROM question q WHERE q.event_id = e.id) THEN 1 ELSE 0 END,
       p.capacity, p.taken, p.waiting
  FROM event e JOIN pool p ON p.id = e.pool_id
 WHERE e.pool_id = $1
