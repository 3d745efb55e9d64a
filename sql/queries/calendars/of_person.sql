-- Everything somebody's own calendar has or had, by start; names are still in two parts. Days that an event had lost
-- before they booked are none of theirs.
-- $1 person   -> personal_entry
SELECT r.calendar_uid || c.uid, r.calendar_uid || g.group_uid, c.sequence + r.calendar_sequence, r.registered_at,
       CASE WHEN r.calendar_changed_at > c.changed_at THEN r.calendar_changed_at ELSE c.changed_at END,
       CASE r.state WHEN 'waiting' THEN 'waiting' WHEN 'offered' THEN 'offered' ELSE 'registered' END,
       CASE WHEN c.cancelled = 0 AND (r.state = 'registered' OR r.state = 'waiting' OR r.state = 'offered') THEN 0 ELSE 1 END,
       c.number, c.of_days, c.starts_at, c.ends_at,
       e.slug, e.title, e.kind, e.summary, e.description, e.venue_name, e.venue_address, e.venue_town,
       e.venue_latitude, e.venue_longitude, e.region, CASE e.online_link WHEN '' THEN 0 ELSE 1 END, e.time_zone,
       r.reference, CASE r.state WHEN 'registered' THEN e.online_link ELSE '' END, r.offered_until, p.discreet_calendar
  FROM registration r
  JOIN calendar_entry c ON c.event_id = r.event_id AND c.kind = 'day'
  JOIN calendar_event g ON g.event_id = r.event_id
  JOIN event e ON e.id = r.event_id
  JOIN person p ON p.id = r.person_id
 WHERE r.person_id = $1 AND (c.number > 0 OR c.changed_at > r.registered_at)
 ORDER BY c.starts_at, r.id, c.id
