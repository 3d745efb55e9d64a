-- Sets a capacity; who has a place keeps it (C7).
-- $1 pool, $2 capacity or null
UPDATE pool SET capacity = $2 WHERE id = $1
