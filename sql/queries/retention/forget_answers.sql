-- Forgets every answer to an event's questions.
-- $1 event
DELETE FROM answer WHERE question_id IN (SELECT id FROM question WHERE event_id = $1)
