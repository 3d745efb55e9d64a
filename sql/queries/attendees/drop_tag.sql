-- Takes a tag from an attendee.
-- $1 registration, $2 tag      no row changes: it has none of that name
DELETE FROM tag WHERE registration_id = $1 AND name = $2
