-- When an event's first and last bookings were made.
-- $1 event   -> first, last: seconds; null if there is none
SELECT MIN(registered_at), MAX(registered_at) FROM registration WHERE event_id = $1
