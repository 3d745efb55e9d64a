-- Forgets the answers that their questions are not to be kept for any longer.
-- $1 now      rows that change: answers forgotten
DELETE FROM answer
 WHERE question_id IN (SELECT q.id FROM question q JOIN event e ON e.id = q.event_id
                        WHERE e.ends_at + q.retention_days * 86400 <= $1)
