-- Something that is done to many.
-- $1 bulk   -> bulk::row
SELECT b.id, b.reference, b.event_id, b.actor_id, b.action, b.target, l.reference, b.reason, b.notify, b.state, b.count,
       b.asked_at, b.starts_at, b.ended_at
  FROM bulk b LEFT JOIN letter l ON l.id = b.letter_id
 WHERE b.id = $1
