-- The days on which somebody came, whichever door they came by.
-- $1 registration   -> day
SELECT DISTINCT day FROM check_in WHERE registration_id = $1 AND verdict = 'in' AND undone_at IS NULL ORDER BY day
