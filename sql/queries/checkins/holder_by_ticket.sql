-- Whose ticket it is.
-- $1 token   -> checkins::holder      no row: not one of ours
SELECT r.id, r.event_id, r.reference, r.state, r.name, r.employer, r.door_note, r.cancelled_at, e.title, e.starts_at
  FROM registration r JOIN event e ON e.id = r.event_id
 WHERE r.ticket = $1
