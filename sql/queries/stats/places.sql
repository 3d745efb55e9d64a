-- How full an event is, and how many of what is taken its organisers keep back.
-- $1 event   -> capacity, taken, waiting, reserved
SELECT o.capacity, o.taken, o.waiting, o.reserved
  FROM event e JOIN pool o ON o.id = e.pool_id
 WHERE e.id = $1
