-- What was done to many of an event's registrations, the last first.
-- $1 event, $2 how many   -> bulk
SELECT id FROM bulk WHERE event_id = $1 ORDER BY id DESC LIMIT $2
