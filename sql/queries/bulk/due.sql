-- What is to be worked at now, the first that was due first.
-- $1 now   -> bulk      no row: nothing
SELECT id FROM bulk WHERE state = 'waiting' AND starts_at <= $1 ORDER BY starts_at, id LIMIT 1
