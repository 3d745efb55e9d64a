-- Keeps the name and employer a first-time visitor gave, where none were known.
-- $1 person, $2 name, $3 employer, $4 now
UPDATE person
   SET name = CASE name WHEN '' THEN $2 ELSE name END,
       employer = CASE employer WHEN '' THEN $3 ELSE employer END, changed_at = $4
 WHERE id = $1
