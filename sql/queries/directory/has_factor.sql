-- Whether somebody has a second factor.
-- $1 person   -> person      no row: no
SELECT person_id FROM second_factor WHERE person_id = $1 AND secret <> ''
