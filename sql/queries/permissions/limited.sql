-- How many limits an organiser has.
-- $1 person   -> count; none: every event is theirs
SELECT COUNT(*) FROM organiser_limit WHERE person_id = $1
