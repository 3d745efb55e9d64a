-- Keeps an answer.
-- $1 registration, $2 question, $3 text
INSERT INTO answer (registration_id, question_id, text) VALUES ($1, $2, $3)
ON CONFLICT (registration_id, question_id) DO UPDATE SET text = excluded.text
