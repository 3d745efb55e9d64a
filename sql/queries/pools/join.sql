-- Draws the next number of a pool's queue (W2).
-- $1 pool   -> number, how many wait now
UPDATE pool SET waiting = waiting + 1, last_number = last_number + 1
 WHERE id = $1
RETURNING last_number, waiting
