-- Takes every limit off an organiser.
-- $1 person
DELETE FROM organiser_limit WHERE person_id = $1
