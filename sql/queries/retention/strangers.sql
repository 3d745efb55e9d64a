-- People who are no members and of whom nothing keeps anything.
-- $1 nothing of them later than this, $2 now, $3 how many   -> people::person
SELECT p.id, p.email, p.name, p.employer, p.standing, p.roles, p.permissions
  FROM person p
 WHERE p.membership_number IS NULL AND p.permissions = '' AND p.email NOT LIKE 'erased:%' AND p.changed_at <= $1
   AND NOT EXISTS (SELECT 1 FROM login l WHERE l.person_id = p.id AND l.seen_at > $1)
   AND NOT EXISTS (
       SELECT 1 FROM registration r JOIN event e ON e.id = r.event_id
        WHERE r.person_id = p.id AND e.forgotten_at IS NULL AND e.ends_at + e.retention_days * 86400 > $2)
 ORDER BY p.id LIMIT $3
