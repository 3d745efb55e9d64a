-- Notes in the ledger that each registration of an event ends.
-- $1 event, $2 actor, $3 reason, $4 now
INSERT INTO ledger (at, actor_id, act, event_id, registration_id, person_id, reason)
SELECT $4, $2, 'cancelled', event_id, id, person_id, $3
  FROM registration
 WHERE event_id = $1 AND state IN ('registered', 'waiting', 'offered')
 ORDER BY id
