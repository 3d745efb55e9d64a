-- Drops every choice of a registration.
-- $1 registration
DELETE FROM choice WHERE registration_id = $1
