-- When somebody came, by which door and to what, in order.
-- $1 registration   -> checkins::visit
SELECT c.day, c.at, COALESCE(k.name, ''), w.title, c.present
  FROM check_in c
  JOIN door_list l ON l.id = c.list_id
  LEFT JOIN door_link k ON k.id = c.link_id
  LEFT JOIN workshop w ON w.id = l.workshop_id
 WHERE c.registration_id = $1 AND c.verdict = 'in' AND c.undone_at IS NULL
 ORDER BY c.at, c.id
