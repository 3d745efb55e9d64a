-- The door that a link's token opens, while nobody has revoked it.
-- $1 token hash, $2 list   -> doors::door      no row: none
SELECT k.id, k.list_id, k.name, k.valid_from, k.valid_until, k.walk_ins, k.maker_id, k.over_capacity, l.event_id,
       l.workshop_id, e.slug, e.title, w.slug, w.title, e.time_zone
  FROM door_link k
  JOIN door_list l ON l.id = k.list_id
  JOIN event e ON e.id = l.event_id
  LEFT JOIN workshop w ON w.id = l.workshop_id
 WHERE k.token_hash = $1 AND l.reference = $2 AND k.revoked_at IS NULL
