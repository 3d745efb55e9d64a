-- How often codes were asked for, for one address.
-- $1 folded address, $2 a quarter of an hour ago, $3 a day ago   -> since $2, since $3, the oldest since $2
SELECT COUNT(CASE WHEN created_at > $2 THEN 1 END), COUNT(*), MIN(CASE WHEN created_at > $2 THEN created_at END)
  FROM sign_in
 WHERE email = $1 AND created_at > $3
