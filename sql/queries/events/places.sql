-- Where an event stands.
-- $1 event   -> capacity, taken, waiting
SELECT p.capacity, p.taken, p.waiting FROM event e JOIN pool p ON p.id = e.pool_id WHERE e.id = $1
