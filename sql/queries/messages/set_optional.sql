-- Stops or starts optional mail; no row: nobody has the token.
-- $1 token, $2 whether it is wanted   -> id
UPDATE person SET optional_mail = $2 WHERE mail_token = $1 RETURNING id
