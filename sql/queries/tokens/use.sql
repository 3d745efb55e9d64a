-- A program came with its token.
-- $1 hash of the token, $2 now
UPDATE api_token SET used_at = $2 WHERE token_hash = $1
