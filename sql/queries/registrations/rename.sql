-- Changes the name and employer on a badge.
-- $1 registration, $2 name, $3 employer, $4 what it is found by
UPDATE registration SET name = $2, employer = $3, search = $4 WHERE id = $1
