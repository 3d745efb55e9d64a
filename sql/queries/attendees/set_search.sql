-- What a registration is found by.
-- $1 registration, $2 folded text
UPDATE registration SET search = $2 WHERE id = $1
