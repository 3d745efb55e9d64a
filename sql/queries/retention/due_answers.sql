-- How many answers are forgotten by then.
-- $1 by when   -> count
SELECT COUNT(*)
  FROM answer a JOIN question q ON q.id = a.question_id JOIN event e ON e.id = q.event_id
 WHERE e.ends_at + q.retention_days * 86400 <= $1
    OR e.forgotten_at IS NULL AND e.ends_at + e.retention_days * 86400 <= $1
