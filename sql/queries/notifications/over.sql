-- Events that ended a while ago, and have highlights and thanks to send.
-- $1 ended after, $2 ended before   -> id, ends_at, zone
SELECT e.id, e.ends_at, e.time_zone FROM event e
 WHERE e.starts_at > $1 - 31 * 86400 AND e.ends_at > $1 AND e.ends_at <= $2 AND e.status = 'published'
   AND e.thanks = 1 AND e.highlights <> ''
   AND NOT EXISTS (SELECT 1 FROM round o WHERE o.event_id = e.id AND o.kind = 'thanks' AND o.done = 1)
 ORDER BY e.ends_at, e.id
