-- The links of an event's doors, the newest last.
-- $1 event   -> doors::link
SELECT k.reference, l.reference, k.name, w.title, k.valid_from, k.valid_until, k.walk_ins, k.over_capacity,
       k.created_at, k.revoked_at, k.seen_at, k.clock_ahead
  FROM door_link k
  JOIN door_list l ON l.id = k.list_id
  LEFT JOIN workshop w ON w.id = l.workshop_id
 WHERE l.event_id = $1
 ORDER BY k.id
