-- Adds somebody of whom nothing is known but a proved address.
-- $1 folded address, $2 reference, $3 now   -> id
INSERT INTO person (email, reference, created_at, changed_at) VALUES ($1, $2, $3, $3)
