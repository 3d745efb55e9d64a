-- Whose login it is.
-- $1 hash of the token   -> id, created_at, seen_at, factor_at, people::person      no row: nobody's
SELECT l.id, l.created_at, l.seen_at, l.factor_at,
       p.id, p.email, p.name, p.employer, p.standing, p.roles, p.permissions
  FROM login l JOIN person p ON p.id = l.person_id
 WHERE l.token_hash = $1
