-- Ends every registration of an event.
-- $1 event, $2 now
UPDATE registration
   SET state = 'cancelled', cancelled_at = $2, queue_number = NULL, offered_until = NULL, passed_over = '',
       calendar_sequence = calendar_sequence + 1,
       calendar_changed_at = CASE WHEN calendar_changed_at < $2 THEN $2 ELSE calendar_changed_at + 1 END
 WHERE event_id = $1 AND state IN ('registered', 'waiting', 'offered')
