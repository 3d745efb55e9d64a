-- The last entry, as it was noted when it was written.
-- -> ledger_chain::mark
SELECT seq, hash FROM ledger_head
