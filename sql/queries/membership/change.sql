-- Makes somebody as the register has them; what is null stays as it was.
-- $1 person, $2 folded address, $3 membership number, $4 name, $5 region, $6 employer, $7 job title, $8 roles,
-- $9 standing, $10 now
UPDATE person
   SET email = $2, membership_number = $3, name = $4, region = COALESCE($5, region),
       employer = COALESCE($6, employer), job_title = COALESCE($7, job_title), roles = COALESCE($8, roles),
       standing = $9, changed_at = $10
 WHERE id = $1
