-- What one person has booked is another's.
-- $1 whose it is to be, $2 whose it was
UPDATE registration SET person_id = $1 WHERE person_id = $2
