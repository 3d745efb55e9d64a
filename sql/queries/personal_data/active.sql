-- The registrations of a person that hold something still to come.
-- $1 person, $2 now   -> reference
SELECT r.reference
  FROM registration r JOIN event e ON e.id = r.event_id
 WHERE r.person_id = $1 AND r.state IN ('registered', 'waiting', 'offered') AND e.ends_at > $2
 ORDER BY r.id
