-- Somebody who waited is given a place, or offered one until a time.
-- $1 registration, $2 offered until, or null, $3 now
UPDATE registration
   SET state = CASE WHEN CAST($2 AS BIGINT) IS NULL THEN 'registered' ELSE 'offered' END,
       offered_until = $2, queue_number = NULL, passed_over = '',
       calendar_sequence = calendar_sequence + 1,
       calendar_changed_at = CASE WHEN calendar_changed_at < $3 THEN $3 ELSE calendar_changed_at + 1 END
 WHERE id = $1
