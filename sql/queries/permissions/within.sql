-- Whether a region or a series is among those an organiser is limited to.
-- $1 person, $2 region, $3 slug of the series   -> 1 or 0
SELECT COUNT(*) > 0 FROM organiser_limit
 WHERE person_id = $1 AND (kind = 'region' AND word = $2 OR kind = 'series' AND word = $3)
