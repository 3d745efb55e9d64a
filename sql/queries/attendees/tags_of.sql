-- The tags of an attendee.
-- $1 registration   -> tag
SELECT name FROM tag WHERE registration_id = $1 ORDER BY name
