-- Drops a day.
-- $1 day
DELETE FROM day WHERE id = $1
