-- A feed has changed; its time grows even within one second.
-- $1 feed, $2 title, $3 now
INSERT INTO calendar_feed (name, title, changed_at) VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE
   SET title = excluded.title,
       changed_at = CASE WHEN changed_at < excluded.changed_at THEN excluded.changed_at ELSE changed_at + 1 END
