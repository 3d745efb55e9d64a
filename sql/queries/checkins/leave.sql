-- Somebody goes out: they may come in again.
-- $1 list, $2 day, $3 registration
UPDATE check_in SET present = 0 WHERE list_id = $1 AND day = $2 AND registration_id = $3 AND present = 1
