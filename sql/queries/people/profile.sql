-- What a person may see of themselves.
-- $1 person   -> people::profile
SELECT name, email, language, membership_number, standing, region, employer, job_title, roles, access_needs,
       discreet_calendar
  FROM person WHERE id = $1
