-- What the ledger has of a person, as the doer or as the one concerned.
-- $1 person   -> seq, at, act, event
SELECT l.seq, l.at, l.act, e.slug
  FROM ledger l LEFT JOIN event e ON e.id = l.event_id
 WHERE l.person_id = $1 OR l.actor_id = $1
 ORDER BY l.seq
