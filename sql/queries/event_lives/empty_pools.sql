-- Nobody holds or awaits a place of an event or its workshops any more.
-- $1 event
UPDATE pool SET taken = reserved, waiting = 0
 WHERE id IN (SELECT pool_id FROM event WHERE id = $1 UNION ALL SELECT pool_id FROM workshop WHERE event_id = $1)
