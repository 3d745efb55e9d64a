-- Whose address it is.
-- $1 folded address   -> people::person      no row: nobody's
SELECT id, email, name, employer, standing, roles, permissions FROM person WHERE email = $1
