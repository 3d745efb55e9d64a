-- Registrations that cannot be found by their text yet.
-- $1 how many   -> id, name, employer, reference
SELECT id, name, employer, reference FROM registration WHERE search = '' LIMIT $1
