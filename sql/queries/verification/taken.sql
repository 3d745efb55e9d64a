-- Pools whose count of places taken is not that of their rows (C1).
-- -> a sentence for each
SELECT 'C1: pool ' || o.id || ' counts ' || o.taken || ' taken, its rows ' || (o.reserved + held.n)
  FROM pool o
  JOIN (SELECT p.id,
               (SELECT COUNT(*) FROM registration r JOIN event e ON e.id = r.event_id
                 WHERE e.pool_id = p.id AND r.state IN ('registered', 'offered'))
             + (SELECT COUNT(*) FROM choice c JOIN workshop w ON w.id = c.workshop_id
                 WHERE w.pool_id = p.id AND c.state = 'registered') AS n
          FROM pool p) AS held ON held.id = o.id
 WHERE o.taken <> o.reserved + held.n
