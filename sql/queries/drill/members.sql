-- Addresses of members who have not booked an event, and could sign in.
-- $1 its slug, $2 how many
SELECT p.email
  FROM person p
 WHERE p.standing = 'current' AND p.email LIKE '%@%'
   AND NOT EXISTS (
       SELECT 1
         FROM registration r JOIN event e ON e.id = r.event_id
        WHERE e.slug = $1 AND r.person_id = p.id
          AND (r.state = 'registered' OR r.state = 'waiting' OR r.state = 'offered'))
 ORDER BY p.id
 LIMIT $2
