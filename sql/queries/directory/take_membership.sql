-- Somebody is the member that another row was.
-- $1 person, $2 membership number, $3 name, $4 region, $5 employer, $6 job title, $7 roles, $8 standing, $9 now
UPDATE person
   SET membership_number = $2, name = $3, region = $4, employer = $5, job_title = $6, roles = $7, standing = $8,
       changed_at = $9
 WHERE id = $1
