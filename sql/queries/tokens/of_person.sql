-- The tokens that a person gave to programs, the newest first.
-- $1 person   -> tokens::token
SELECT reference, name, scopes, created_at, expires_at, used_at
  FROM api_token WHERE person_id = $1 ORDER BY id DESC
