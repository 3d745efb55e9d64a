-- The last entry that has its hash.
-- -> seq, hash      no row: none has
SELECT seq, hash FROM ledger WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT 1
