-- Whether numbers are missing from the ledger.
-- -> a sentence, if so
SELECT 'the ledger has ' || COUNT(*) || ' entries, the last is number ' || MAX(seq) FROM ledger HAVING COUNT(*) <> MAX(seq)
