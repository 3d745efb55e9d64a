-- Mail that waits: how much, and since when what may go out now has been due; what goes to many is due in the morning.
-- Read from the outbox's own indexes, for most messages were sent long ago.
-- $1 now, $2 when people woke today, null while they sleep   -> waiting, due since or null, failed
SELECT COUNT(*),
       MIN(CASE
           WHEN send_after > $1 OR (urgency > 1 AND CAST($2 AS BIGINT) IS NULL) THEN NULL
           WHEN urgency > 1 AND send_after < CAST($2 AS BIGINT) THEN CAST($2 AS BIGINT)
           ELSE send_after END),
       (SELECT COUNT(*) FROM message WHERE state = 'failed')
  FROM message
 WHERE state = 'waiting'
