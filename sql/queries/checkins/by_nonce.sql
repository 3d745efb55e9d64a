-- A scan that was received already.
-- $1 nonce   -> checkins::recorded      no row: it was not
SELECT id, list_id, link_id, registration_id, day, verdict, at, present, undone_at FROM check_in WHERE nonce = $1
