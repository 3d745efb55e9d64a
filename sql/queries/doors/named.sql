-- Those of an event in whose name a word occurs, or who are called by this reference.
-- $1 event, $2 list, $3 the day on which they may be in, $4 the folded word, $5 workshop or null: its own alone
--   -> doors::named_row
SELECT r.reference, r.name, r.employer, r.state, r.search,
       (SELECT c.at FROM check_in c
         WHERE c.list_id = $2 AND c.registration_id = r.id AND c.day = $3 AND c.present = 1)
  FROM registration r
 WHERE r.event_id = $1 AND INSTR(r.search, $4) > 0
   AND ($5 IS NULL OR EXISTS (
       SELECT 1 FROM choice o
        WHERE o.registration_id = r.id AND o.workshop_id = $5 AND o.state = 'registered'))
 ORDER BY r.search, r.id
