-- The last entry.
-- -> seq, hash or null      no row: the ledger is empty
SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1
