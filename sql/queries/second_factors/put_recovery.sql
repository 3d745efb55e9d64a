-- Keeps the hash of a recovery code.
-- $1 person, $2 hash
INSERT INTO recovery_code (person_id, code_hash) VALUES ($1, $2)
