-- Scans by which somebody was let in, although the service would not have: what organisers should read.
-- $1 event   -> checkins::conflict
SELECT r.reference, r.name, c.verdict, COALESCE(k.name, ''), c.at, c.received_at,
       (SELECT MIN(o.at) FROM check_in o
         WHERE o.list_id = c.list_id AND o.day = c.day AND o.registration_id = c.registration_id AND o.verdict = 'in'
           AND o.undone_at IS NULL)
  FROM check_in c
  JOIN door_list l ON l.id = c.list_id
  LEFT JOIN door_link k ON k.id = c.link_id
  LEFT JOIN registration r ON r.id = c.registration_id
 WHERE l.event_id = $1 AND c.let_in = 1 AND c.direction = 'in' AND c.verdict <> 'in' AND c.undone_at IS NULL
 ORDER BY c.id
