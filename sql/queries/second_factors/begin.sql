-- Keeps a secret that is not in use before a code of it was shown.
-- $1 person, $2 secret
INSERT INTO second_factor (person_id, pending) VALUES ($1, $2)
ON CONFLICT (person_id) DO UPDATE SET pending = excluded.pending
