-- Attendees who have, wait for or want a workshop.
-- $1 event, $2 the workshop's slug, $3 state of the choice   -> registration
SELECT r.id
  FROM workshop w
 CROSS JOIN registration r                                -- in this order: the file may hold many events' choices
 CROSS JOIN choice c
 WHERE w.event_id = $1 AND w.slug = $2 AND r.event_id = $1 AND c.registration_id = r.id AND c.workshop_id = w.id
   AND c.state = $3
