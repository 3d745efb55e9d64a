-- A recovery code works once.
-- $1 person, $2 hash
DELETE FROM recovery_code WHERE person_id = $1 AND code_hash = $2
