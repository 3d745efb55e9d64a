-- What one person was invited to, another is.
-- $1 whose it is to be, $2 whose it was
INSERT INTO invitation (event_id, person_id)
SELECT event_id, $1 FROM invitation WHERE person_id = $2
ON CONFLICT DO NOTHING
