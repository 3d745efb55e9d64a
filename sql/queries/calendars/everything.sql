-- Every event.
-- -> id
SELECT id FROM event ORDER BY id
