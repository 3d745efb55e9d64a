-- How full a pool is.
-- $1 pool   -> capacity, taken, waiting
SELECT capacity, taken, waiting FROM pool WHERE id = $1
