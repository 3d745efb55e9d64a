-- A right code was shown: none of its step or before it works again.
-- $1 person, $2 step
UPDATE second_factor SET last_step = $2, failures = 0 WHERE person_id = $1
