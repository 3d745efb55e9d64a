-- What is known of a feed.
-- $1 feed   -> title, changed at      no row: it has had no entry yet
SELECT title, changed_at FROM calendar_feed WHERE name = $1
