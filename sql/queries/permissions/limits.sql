-- What an organiser is limited to.
-- $1 person, $2 kind: region or series   -> word
SELECT word FROM organiser_limit WHERE person_id = $1 AND kind = $2 ORDER BY word
