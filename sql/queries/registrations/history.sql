-- What became of a registration, in order.
-- $1 registration   -> at, act, actor: owner, organiser or service
SELECT l.at, l.act,
       CASE WHEN l.actor_id IS NULL THEN 'service' WHEN l.actor_id = l.person_id THEN 'owner' ELSE 'organiser' END
  FROM ledger l
 WHERE l.registration_id = $1
 ORDER BY l.seq
