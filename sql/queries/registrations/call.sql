-- Somebody who waited is given a place, or offered one until a time.
-- $1 registration, $2 offered until, or null
UPDATE registration
   SET state = CASE WHEN CAST($2 AS BIGINT) IS NULL THEN 'registered' ELSE 'offered' END,
       offered_until = $2, queue_number = NULL, passed_over = ''
 WHERE id = $1
