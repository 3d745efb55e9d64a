-- How many came through the doors of one list, a day a row.
-- $1 list   -> day, how many came, how many are in
SELECT day, COUNT(DISTINCT registration_id), SUM(present)
  FROM check_in
 WHERE list_id = $1 AND verdict = 'in' AND direction = 'in' AND undone_at IS NULL
 GROUP BY day ORDER BY day
