-- Whom a reference means.
-- $1 reference   -> people::person      no row: nobody
SELECT id, email, name, employer, standing, roles, permissions FROM person WHERE reference = $1
