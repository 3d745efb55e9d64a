-- How a registration stands to a workshop.
-- $1 registration, $2 workshop   -> state      no row: not chosen
SELECT state FROM choice WHERE registration_id = $1 AND workshop_id = $2
