-- Mail that waits: how much, and since when what may go out now has been due; what goes to many is due in the morning.
-- $1 now, $2 when people woke today, null while they sleep   -> waiting, due since or null, failed
SELECT COALESCE(SUM(state = 'waiting'), 0),
       MIN(CASE
           WHEN state <> 'waiting' OR send_after > $1 OR (urgency > 1 AND $2 IS NULL) THEN NULL
           WHEN urgency > 1 AND send_after < $2 THEN CAST($2 AS BIGINT)
           ELSE send_after END),
       COALESCE(SUM(state = 'failed'), 0)
  FROM message
 WHERE state = 'waiting' OR state = 'failed'
