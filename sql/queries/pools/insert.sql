-- Makes a pool whose reserved places are taken from the start.
-- $1 capacity or null, $2 reserved   -> id
INSERT INTO pool (capacity, reserved, taken) VALUES ($1, $2, $2)
