-- Drops a workshop that nobody has chosen.
-- $1 workshop
DELETE FROM workshop WHERE id = $1
