-- The secret that was being set up is the one in use from now on.
-- $1 person, $2 now, $3 step of the code that was shown
UPDATE second_factor
   SET secret = pending, pending = '', since = $2, last_step = $3, failures = 0
 WHERE person_id = $1
