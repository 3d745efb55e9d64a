-- A wrong code was shown.
-- $1 person, $2 now
UPDATE second_factor SET failures = failures + 1, failed_at = $2 WHERE person_id = $1
