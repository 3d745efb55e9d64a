-- A person's registrations; what is still to come first, the next before the later.
-- $1 person, $2 now   -> id, registrations::summary
SELECT r.id, r.reference, e.slug, e.title, e.starts_at, e.ends_at, e.cancel_until, e.time_zone, e.status,
       e.venue_name, e.venue_town,
       CASE WHEN r.state = 'registered' AND e.online_link <> '' THEN e.online_link END,
       r.state,
       CASE r.state WHEN 'waiting' THEN
           (SELECT COUNT(*) FROM registration q
             WHERE q.event_id = r.event_id AND q.state = 'waiting' AND q.queue_number <= r.queue_number)
       END,
       o.waiting, r.offered_until, r.name, r.employer, r.registered_at, r.cancelled_at,
       CASE WHEN e.audience = 'reps' AND r.state = 'registered' THEN
           COALESCE((SELECT a.state FROM employer_release a WHERE a.registration_id = r.id), 'unasked')
       END,
       EXISTS (SELECT 1 FROM check_in c WHERE c.registration_id = r.id AND c.present = 1),
       (SELECT MAX(l.seq) FROM ledger l WHERE l.registration_id = r.id)
  FROM registration r
  JOIN event e ON e.id = r.event_id
  JOIN pool o ON o.id = e.pool_id
 WHERE r.person_id = $1
 ORDER BY CASE WHEN e.ends_at > $2 THEN 0 ELSE 1 END, ABS(e.starts_at - $2), r.id DESC
