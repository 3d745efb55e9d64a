-- A registration ends.
-- $1 registration, $2 state, $3 now
UPDATE registration
   SET state = $2, cancelled_at = $3, queue_number = NULL, offered_until = NULL, passed_over = '',
       calendar_sequence = calendar_sequence + 1,
       calendar_changed_at = CASE WHEN calendar_changed_at < $3 THEN $3 ELSE calendar_changed_at + 1 END
 WHERE id = $1
