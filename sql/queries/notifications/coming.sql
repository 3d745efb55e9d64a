-- Events that begin soon.
-- $1 now, $2 begin before   -> id, starts_at, zone, reminders
SELECT id, starts_at, time_zone, reminders FROM event
 WHERE starts_at > $1 AND starts_at <= $2 AND status = 'published' AND reminders <> ''
 ORDER BY starts_at, id
