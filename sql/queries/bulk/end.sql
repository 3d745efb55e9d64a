-- Nothing more is to be done.
-- $1 bulk, $2 done or undone, $3 now      no row changes: it had ended before
UPDATE bulk SET state = $2, ended_at = $3 WHERE id = $1 AND (state = 'waiting' OR $2 = 'undone')
