-- Everybody, as the member register would describe them.
-- no arguments   -> id, email, membership_number, name, region, employer, job_title, roles, standing
SELECT id, email, membership_number, name, region, employer, job_title, roles, standing FROM person
