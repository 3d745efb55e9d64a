-- Gives one place back.
-- $1 pool
UPDATE pool SET taken = taken - 1 WHERE id = $1
