-- A stretch of the ledger, in order.
-- $1 behind this number, $2 how many   -> ledger_chain::row, hash or null
SELECT seq, at, actor_id, act, event_id, registration_id, person_id, reason, detail, hash
  FROM ledger
 WHERE seq > $1
 ORDER BY seq
 LIMIT $2
