-- When each of somebody's bookings was last told differently, of itself and of its event.
-- $1 person   -> registration, changed at, its event's
SELECT r.id, r.calendar_changed_at, COALESCE(MAX(c.changed_at), 0)
  FROM registration r LEFT JOIN calendar_entry c ON c.event_id = r.event_id
 WHERE r.person_id = $1
 GROUP BY r.id, r.calendar_changed_at
