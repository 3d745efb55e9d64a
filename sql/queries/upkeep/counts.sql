-- How much there is, for whoever compares a copy with what it is said to hold.
-- -> upkeep::counts
SELECT (SELECT COUNT(*) FROM person), (SELECT COUNT(*) FROM event), (SELECT COUNT(*) FROM registration),
       (SELECT COUNT(*) FROM ledger)
