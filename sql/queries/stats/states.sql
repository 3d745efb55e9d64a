-- How many of an event's registrations are in which state.
-- $1 event   -> state, how many
SELECT state, COUNT(*) FROM registration WHERE event_id = $1 GROUP BY state ORDER BY state
