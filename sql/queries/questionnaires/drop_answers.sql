-- Forgets every answer to a question.
-- $1 question
DELETE FROM answer WHERE question_id = $1
