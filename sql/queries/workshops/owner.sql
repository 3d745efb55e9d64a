-- Whose choices they are.
-- $1 registration   -> event, person, whether the registration has its place
SELECT event_id, person_id, CASE state WHEN 'registered' THEN 1 ELSE 0 END FROM registration WHERE id = $1
