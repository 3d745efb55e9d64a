-- Nobody has chosen a workshop any more.
-- $1 workshop
DELETE FROM choice WHERE workshop_id = $1
