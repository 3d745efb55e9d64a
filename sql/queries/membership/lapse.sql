-- Marks a member who is no longer in the register.
-- $1 person, $2 now
UPDATE person SET standing = 'lapsed', changed_at = $2 WHERE id = $1
