-- A second factor was shown at a login.
-- $1 login, $2 now
UPDATE login SET factor_at = $2 WHERE id = $1
