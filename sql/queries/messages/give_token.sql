-- Gives somebody a token to stop optional mail with, unless they have one.
-- $1 person, $2 token
UPDATE person SET mail_token = $2 WHERE id = $1 AND mail_token IS NULL
