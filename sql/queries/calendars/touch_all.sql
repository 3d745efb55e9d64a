-- Every feed has changed.
-- $1 now
UPDATE calendar_feed SET changed_at = CASE WHEN changed_at < $1 THEN $1 ELSE changed_at + 1 END
