-- What was answered for a registration, in the order of the questions.
-- $1 registration   -> questions::answer
SELECT q.slug, q.kind, a.text
  FROM answer a JOIN question q ON q.id = a.question_id
 WHERE a.registration_id = $1
 ORDER BY q.position
