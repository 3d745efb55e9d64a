-- What the door is told about somebody.
-- $1 registration   -> text
SELECT door_note FROM registration WHERE id = $1
