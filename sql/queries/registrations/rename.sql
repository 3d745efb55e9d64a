-- Changes what is given, leaves what is null.
-- $1 registration, $2 name, $3 employer
UPDATE registration SET name = COALESCE($2, name), employer = COALESCE($3, employer) WHERE id = $1
