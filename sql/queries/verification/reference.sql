-- What a registration is called.
-- $1 registration   -> reference      no row: there is none
SELECT reference FROM registration WHERE id = $1
