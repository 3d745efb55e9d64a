-- Why an address refuses mail, and since when.
-- $1 address   -> at, reason; no row: it does not
SELECT at, reason FROM refused_address WHERE email = $1
