-- The events of which it is forgotten by then who came, the first first.
-- $1 by when   -> retention::due_event
SELECT e.slug, e.title, e.ends_at, e.ends_at + e.retention_days * 86400,
       (SELECT COUNT(*) FROM registration r WHERE r.event_id = e.id AND r.name <> '')
  FROM event e
 WHERE e.forgotten_at IS NULL AND e.ends_at + e.retention_days * 86400 <= $1
 ORDER BY e.ends_at + e.retention_days * 86400, e.id
