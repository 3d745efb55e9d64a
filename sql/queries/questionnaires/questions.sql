-- The questions of an event, each with how many answers it has.
-- $1 event   -> id, slug, kind, answers
SELECT q.id, q.slug, q.kind, (SELECT COUNT(*) FROM answer a WHERE a.question_id = q.id)
  FROM question q WHERE q.event_id = $1
