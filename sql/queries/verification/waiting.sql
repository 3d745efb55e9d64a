-- Pools whose count of people waiting is not that of their rows.
-- -> a sentence for each
SELECT 'C1: pool ' || o.id || ' counts ' || o.waiting || ' waiting, its rows ' || held.n
  FROM pool o
  JOIN (SELECT p.id,
               (SELECT COUNT(*) FROM registration r JOIN event e ON e.id = r.event_id
                 WHERE e.pool_id = p.id AND r.state = 'waiting')
             + (SELECT COUNT(*) FROM choice c JOIN workshop w ON w.id = c.workshop_id
                 WHERE w.pool_id = p.id AND c.state = 'waiting') AS n
          FROM pool p) AS held ON held.id = o.id
 WHERE o.waiting <> held.n
