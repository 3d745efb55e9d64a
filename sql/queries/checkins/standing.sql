-- The scan by which somebody is in.
-- $1 list, $2 day, $3 registration   -> id, at, door's name or ''      no row: they are not
SELECT c.id, c.at, COALESCE(k.name, '')
  FROM check_in c LEFT JOIN door_link k ON k.id = c.link_id
 WHERE c.list_id = $1 AND c.day = $2 AND c.registration_id = $3 AND c.present = 1
