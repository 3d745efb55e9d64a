-- What an event has people told by the clock.
-- $1 event   -> reminders, thanks
SELECT reminders, thanks FROM event WHERE id = $1
