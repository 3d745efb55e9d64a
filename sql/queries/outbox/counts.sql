-- How many messages are in each state.
-- -> state, count
SELECT state, count(*) FROM message GROUP BY state ORDER BY state
