-- An offer is taken.
-- $1 registration, $2 now
UPDATE registration
   SET state = 'registered', offered_until = NULL, calendar_sequence = calendar_sequence + 1,
       calendar_changed_at = CASE WHEN calendar_changed_at < $2 THEN $2 ELSE calendar_changed_at + 1 END
 WHERE id = $1
