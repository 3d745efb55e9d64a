-- Attendees in whose name, employer, reference or address a word occurs.
-- $1 event, $2 the word, as search_text folds it   -> registration
SELECT r.id
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.event_id = $1 AND (INSTR(r.search, $2) > 0 OR INSTR(p.email, $2) > 0)
