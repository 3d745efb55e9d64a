-- The employer was not asked, after all.
-- $1 registration
DELETE FROM employer_release WHERE registration_id = $1
