-- The ledger's number of a registration's last change.
-- $1 registration   -> seq
SELECT MAX(seq) FROM ledger WHERE registration_id = $1
