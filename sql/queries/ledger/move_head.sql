-- Notes the last entry once more, if the one noted is the one before it.
-- $1 number, $2 hash, $3 number before, $4 hash before
UPDATE ledger_head SET seq = $1, hash = $2 WHERE id = 1 AND seq = $3 AND hash = $4
