-- Which registration of an event a reference names.
-- $1 event, $2 reference   -> registration      no row: none of that event
SELECT id FROM registration WHERE reference = $2 AND event_id = $1
