-- One fewer waits.
-- $1 pool
UPDATE pool SET waiting = waiting - 1 WHERE id = $1
