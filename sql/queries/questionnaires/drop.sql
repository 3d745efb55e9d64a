-- Drops a question that has no answers.
-- $1 question
DELETE FROM question WHERE id = $1
