-- Whose the secret address is.
-- $1 hash of its token   -> people::person, discreet, changed at      no row: nobody's
SELECT id, email, name, employer, standing, roles, permissions, discreet_calendar, changed_at
  FROM person WHERE calendar_hash = $1
