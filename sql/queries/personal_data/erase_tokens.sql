-- Ends the tokens that a person gave to programs.
-- $1 person
DELETE FROM api_token WHERE person_id = $1
