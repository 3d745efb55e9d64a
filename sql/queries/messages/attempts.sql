-- How often a message was tried.
-- $1 message   -> attempts
SELECT attempts FROM message WHERE id = $1
