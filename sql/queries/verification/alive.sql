-- Whether the database answers.
-- -> 1
SELECT 1
