-- How many came through an event's own door, a day a row.
-- $1 event   -> day, how many came, how many are in
SELECT c.day, COUNT(DISTINCT c.registration_id), SUM(c.present)
  FROM check_in c JOIN door_list l ON l.id = c.list_id
 WHERE l.event_id = $1 AND l.workshop_id IS NULL AND c.verdict = 'in' AND c.direction = 'in' AND c.undone_at IS NULL
 GROUP BY c.day ORDER BY c.day
