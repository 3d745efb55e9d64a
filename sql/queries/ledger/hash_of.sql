-- The hash of an entry.
-- $1 number   -> hash or ''      no row: there is no such entry
SELECT COALESCE(hash, '') FROM ledger WHERE seq = $1
