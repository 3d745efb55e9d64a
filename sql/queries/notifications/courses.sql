-- Courses for reps that begin soon.
-- $1 now, $2 begin before   -> id, starts_at, zone
SELECT id, starts_at, time_zone FROM event
 WHERE starts_at > $1 AND starts_at <= $2 AND status = 'published' AND audience = 'reps'
 ORDER BY starts_at, id
