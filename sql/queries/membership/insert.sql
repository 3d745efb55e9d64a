-- Adds a member from the register.
-- $1 folded address, $2 membership number, $3 name, $4 region, $5 employer, $6 job title, $7 roles (these four
-- may be null), $8 standing, $9 reference, $10 now
INSERT INTO person
    (email, membership_number, name, region, employer, job_title, roles, standing, reference, created_at, changed_at)
VALUES ($1, $2, $3, COALESCE($4, ''), COALESCE($5, ''), COALESCE($6, ''), COALESCE($7, ''), $8, $9, $10, $10)
