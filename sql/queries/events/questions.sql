-- What is asked at booking, in order.
-- $1 event   -> events::question
SELECT slug, kind, label, hint, options, required, purpose, retention_days
  FROM question WHERE event_id = $1 ORDER BY position
