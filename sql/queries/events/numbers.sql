-- Where every public event stands, by start.
-- -> id, revision, capacity, taken, waiting
SELECT e.id, e.revision, p.capacity, p.taken, p.waiting
  FROM event e JOIN pool p ON p.id = e.pool_id
 WHERE e.status <> 'draft'
 ORDER BY e.starts_at, e.id
