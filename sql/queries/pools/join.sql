-- Draws the next number of a pool's queue (W2).
-- $1 pool
UPDATE pool SET waiting = waiting + 1, last_number = last_number + 1 WHERE id = $1
