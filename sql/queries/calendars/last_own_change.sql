-- When what somebody has of an event was last told differently to them.
-- $1 event   -> changed at, or null
SELECT MAX(calendar_changed_at) FROM registration WHERE event_id = $1
