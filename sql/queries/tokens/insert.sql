-- Keeps the hash of a program's token.
-- $1 person, $2 reference, $3 name, $4 hash, $5 scopes, $6 now, $7 expires at
INSERT INTO api_token (person_id, reference, name, token_hash, scopes, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
