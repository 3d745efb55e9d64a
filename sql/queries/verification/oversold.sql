-- Pools with more taken than they hold, which no organiser's act explains (C7, C8).
-- -> a sentence for each
SELECT 'oversold: pool ' || o.id || ' has ' || o.taken || ' taken of ' || o.capacity
  FROM pool o LEFT JOIN event e ON e.pool_id = o.id
 WHERE o.taken > o.capacity
   AND NOT EXISTS (SELECT 1 FROM ledger l WHERE l.event_id = e.id AND l.act = 'capacity_changed')
   AND o.taken - o.capacity >
       (SELECT COUNT(*) FROM ledger l WHERE l.event_id = e.id AND l.act = 'booked' AND l.reason <> '')
