-- Gives an attendee a tag.
-- $1 registration, $2 tag      no row changes: it has it already
INSERT INTO tag (registration_id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING
