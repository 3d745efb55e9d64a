-- An offer is taken.
-- $1 registration
UPDATE registration SET state = 'registered', offered_until = NULL WHERE id = $1
