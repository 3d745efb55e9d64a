-- Who joined a pool's queue last.
-- $1 pool   -> number, how many wait now
SELECT last_number, waiting FROM pool WHERE id = $1
