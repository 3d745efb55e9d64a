-- Whom a program's token stands for, and what it is good for.
-- $1 hash of the token, $2 now   -> scopes, people::person      no row: nobody, or expired
SELECT t.scopes, p.id, p.email, p.name, p.employer, p.standing, p.roles, p.permissions
  FROM api_token t JOIN person p ON p.id = t.person_id
 WHERE t.token_hash = $1 AND t.expires_at > $2
