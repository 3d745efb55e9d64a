-- Drops one choice.
-- $1 registration, $2 workshop
DELETE FROM choice WHERE registration_id = $1 AND workshop_id = $2
