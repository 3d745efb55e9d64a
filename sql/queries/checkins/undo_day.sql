-- Somebody did not come on that day after all.
-- $1 list, $2 day, $3 registration, $4 now      rows that change: none, if they had not come
UPDATE check_in SET present = 0, undone_at = $4
 WHERE list_id = $1 AND day = $2 AND registration_id = $3 AND verdict = 'in' AND undone_at IS NULL
