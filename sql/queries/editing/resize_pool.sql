-- Sets a pool's capacity and how many places organisers keep back, which are taken too (C1).
-- $1 pool, $2 capacity or null, $3 reserved
UPDATE pool SET capacity = $2, taken = taken - reserved + $3, reserved = $3 WHERE id = $1
