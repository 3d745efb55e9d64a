-- Whom the reference of a booking of an event names, and the booking.
-- $1 event, $2 reference   -> person, registration      no row: nobody
SELECT r.person_id, r.id FROM registration r WHERE r.reference = $2 AND r.event_id = $1
