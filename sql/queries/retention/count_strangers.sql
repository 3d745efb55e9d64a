-- How many people who are no members go by then.
-- $1 nothing of them later than this, $2 by when   -> count
SELECT COUNT(*)
  FROM person p
 WHERE p.membership_number IS NULL AND p.permissions = '' AND p.email NOT LIKE 'erased:%' AND p.changed_at <= $1
   AND NOT EXISTS (SELECT 1 FROM login l WHERE l.person_id = p.id AND l.seen_at > $1)
   AND NOT EXISTS (
       SELECT 1 FROM registration r JOIN event e ON e.id = r.event_id
        WHERE r.person_id = p.id AND e.forgotten_at IS NULL AND e.ends_at + e.retention_days * 86400 > $2)
