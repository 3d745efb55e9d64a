-- Takes one place; right by itself on every engine.
-- $1 pool      no row changes: no place is free
UPDATE pool SET taken = taken + 1
 WHERE id = $1 AND (capacity IS NULL OR taken < capacity)
