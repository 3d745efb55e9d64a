-- Notes that a link's device sent something, and how far its clock is ahead.
-- $1 link, $2 now, $3 seconds ahead
UPDATE door_link SET seen_at = $2, clock_ahead = $3 WHERE id = $1
