-- One of them is done with.
-- $1 bulk, $2 position, $3 done or refused, $4 why refused, or empty
UPDATE bulk_item SET state = $3, refusal = $4 WHERE bulk_id = $1 AND position = $2
