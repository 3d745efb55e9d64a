-- An event of which two people hold something each.
-- $1 person, $2 other   -> event      no row: there is none
SELECT a.event_id
  FROM registration a JOIN registration b ON b.event_id = a.event_id
 WHERE a.person_id = $1 AND b.person_id = $2
   AND a.state IN ('registered', 'waiting', 'offered') AND b.state IN ('registered', 'waiting', 'offered')
 LIMIT 1
