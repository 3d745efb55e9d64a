-- Since when the one waits that has waited longest.
-- $1 now   -> send_after, or no row
SELECT min(send_after) FROM message WHERE state = 'waiting' HAVING min(send_after) <= $1
