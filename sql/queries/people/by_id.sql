-- A person as every decision knows them.
-- $1 person   -> people::person      no row: no such person
SELECT id, email, name, employer, standing, roles, permissions FROM person WHERE id = $1
