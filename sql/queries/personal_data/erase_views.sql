-- Forgets a person's saved views, which may name whom they looked for.
-- $1 person
DELETE FROM saved_view WHERE person_id = $1
