-- Every entry is told differently from now on.
-- $1 now
UPDATE calendar_entry SET changed_at = CASE WHEN changed_at < $1 THEN $1 ELSE changed_at + 1 END
