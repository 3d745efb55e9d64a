-- Takes one place, be there one or not (C8).
-- $1 pool
UPDATE pool SET taken = taken + 1 WHERE id = $1
