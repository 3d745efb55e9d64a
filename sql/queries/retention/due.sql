-- The events of which it is due to forget who came.
-- $1 now, $2 how many   -> event
SELECT id FROM event
 WHERE forgotten_at IS NULL AND ends_at + retention_days * 86400 <= $1
 ORDER BY ends_at, id LIMIT $2
