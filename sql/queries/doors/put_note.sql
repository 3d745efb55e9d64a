-- What the door is told about somebody.
-- $1 event, $2 reference, $3 note
UPDATE registration SET door_note = $3 WHERE event_id = $1 AND reference = $2
