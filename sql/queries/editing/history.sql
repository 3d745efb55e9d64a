-- Who changed what of an event since a revision, the latest first.
-- $1 event, $2 revision, $3 how many   -> editing::past_change
SELECT c.revision, l.at, l.act, COALESCE(p.name, ''), l.detail
  FROM event_change c JOIN ledger l ON l.seq = c.seq LEFT JOIN person p ON p.id = l.actor_id
 WHERE c.event_id = $1 AND c.revision > $2
 ORDER BY c.revision DESC
 LIMIT $3
