-- People with more than one active registration for an event (C10).
-- -> a sentence for each
SELECT 'C10: person ' || person_id || ' has ' || COUNT(*) || ' active registrations for event ' || event_id
  FROM registration
 WHERE state IN ('registered', 'waiting', 'offered')
 GROUP BY person_id, event_id
HAVING COUNT(*) > 1
