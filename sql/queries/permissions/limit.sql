-- Limits an organiser to a region or a series, and whatever else they are limited to.
-- $1 person, $2 kind: region or series, $3 its name or slug
INSERT INTO organiser_limit (person_id, kind, word) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
