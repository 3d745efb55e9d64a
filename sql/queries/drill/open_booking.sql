-- Opens an event's booking to everybody, for a day at least.
-- $1 slug, $2 now, $3 tomorrow
UPDATE event
   SET status = 'published', audience = 'anyone', revision = revision + 1,
       opens_at = CASE WHEN opens_at < $2 THEN opens_at ELSE $2 - 1 END,
       closes_at = CASE WHEN closes_at > $3 THEN closes_at ELSE $3 END,
       cancel_until = CASE WHEN cancel_until > $3 THEN cancel_until ELSE $3 END
 WHERE slug = $1
