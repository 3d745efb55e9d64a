-- Which event a booking is for.
-- $1 reference   -> event      no row: no such booking
SELECT event_id FROM registration WHERE reference = $1
