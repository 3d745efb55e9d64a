-- Attendees who gave an answer, or, of several, this one among them.
-- $1 event, $2 the question's slug, $3 the answer   -> registration
SELECT r.id
  FROM question q
 CROSS JOIN registration r                                -- in this order: the file may hold many events' answers
 CROSS JOIN answer a
 WHERE q.event_id = $1 AND q.slug = $2 AND r.event_id = $1 AND a.registration_id = r.id AND a.question_id = q.id
   AND INSTR(CHAR(10) || a.text || CHAR(10), CHAR(10) || $3 || CHAR(10)) > 0
