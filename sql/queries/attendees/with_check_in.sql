-- Attendees who were let in on a day.
-- $1 event, $2 the day, or 'any'   -> registration
SELECT c.registration_id
  FROM registration r JOIN check_in c ON c.registration_id = r.id
 WHERE r.event_id = $1 AND c.present = 1 AND (c.day = $2 OR $2 = 'any')
