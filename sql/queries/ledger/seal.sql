-- Gives an entry its hash.
-- $1 number, $2 hash
UPDATE ledger SET hash = $2 WHERE seq = $1
