-- How many admins there are.
-- -> count
SELECT COUNT(*) FROM person WHERE ' ' || permissions || ' ' LIKE '% admin %'
