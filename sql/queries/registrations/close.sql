-- A registration ends.
-- $1 registration, $2 state, $3 now
UPDATE registration
   SET state = $2, cancelled_at = $3, queue_number = NULL, offered_until = NULL, passed_over = ''
 WHERE id = $1
