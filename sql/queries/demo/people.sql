-- Members, in the order of the register; for the demo to book for.
-- $1 how many   -> people::person
SELECT id, email, name, employer, standing, roles, permissions
  FROM person WHERE standing = 'current' AND permissions = '' ORDER BY id LIMIT $1
