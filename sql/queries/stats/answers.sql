-- What those who have a place answered, each answer once.
-- $1 event   -> question's slug, label, kind, options, answer, how many
SELECT q.slug, q.label, q.kind, q.options, a.text, COUNT(*)
  FROM registration r
  JOIN answer a ON a.registration_id = r.id
  JOIN question q ON q.id = a.question_id
 WHERE r.event_id = $1 AND r.state = 'registered' AND a.text <> ''
 GROUP BY q.id, q.slug, q.label, q.kind, q.options, q.position, a.text
 ORDER BY q.position, a.text
