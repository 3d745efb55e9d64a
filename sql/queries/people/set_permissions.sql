-- Sets what a person may do in Rowan.
-- $1 person, $2 permissions, $3 now
UPDATE person SET permissions = $2, changed_at = $3 WHERE id = $1
