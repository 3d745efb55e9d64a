-- The views somebody has of an event's attendees: their own, and those that others share.
-- $1 event, $2 person   -> saved_views::view
SELECT reference, name, query, shared, CASE WHEN person_id = $2 THEN 1 ELSE 0 END
  FROM saved_view
 WHERE event_id = $1 AND (person_id = $2 OR shared = 1)
 ORDER BY name, id
