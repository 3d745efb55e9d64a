-- An address takes mail again.
-- $1 message that arrived there
DELETE FROM refused_address WHERE email = (SELECT recipient FROM message WHERE id = $1)
