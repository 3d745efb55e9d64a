-- The logins of one person that still live.
-- $1 person, $2 hash of the asker's token, $3 seen after, $4 made after   -> logins::login
SELECT reference, created_at, seen_at, CASE WHEN token_hash = $2 THEN 1 ELSE 0 END
  FROM login
 WHERE person_id = $1 AND seen_at > $3 AND created_at > $4
 ORDER BY seen_at DESC, id DESC
