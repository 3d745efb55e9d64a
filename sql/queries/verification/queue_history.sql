-- What happened in the queues of events, in order.
-- -> seq, event, registration, act, actor
SELECT seq, event_id, registration_id, act, actor_id
  FROM ledger
 WHERE registration_id IS NOT NULL
   AND act IN ('joined_queue', 'place_offered', 'place_confirmed', 'passed_over', 'cancelled', 'moved')
 ORDER BY seq
