-- What an event is to have people told by the clock.
-- $1 event, $2 reminders, $3 thanks
UPDATE event SET reminders = $2, thanks = $3 WHERE id = $1
