-- Signs out.
-- $1 hash of the token
DELETE FROM login WHERE token_hash = $1
