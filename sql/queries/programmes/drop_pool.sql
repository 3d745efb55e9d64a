-- Drops a pool that is nothing's.
-- $1 pool
DELETE FROM pool WHERE id = $1
