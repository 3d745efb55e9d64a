-- The code of a registration's certificate.
-- $1 registration   -> code      no row: none was made
SELECT code FROM certificate WHERE registration_id = $1
