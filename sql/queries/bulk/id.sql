-- Which bulk of an event a reference names.
-- $1 event, $2 reference   -> bulk      no row: none of that event
SELECT id FROM bulk WHERE reference = $2 AND event_id = $1
