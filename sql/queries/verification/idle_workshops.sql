-- Who waits for a workshop that has a free place.
-- $1 now   -> slug, event, audience, reference, people::person
SELECT w.slug, e.id, e.audience, r.reference, p.id, p.email, p.name, p.employer, p.standing, p.roles, p.permissions
  FROM workshop w
  JOIN slot s ON s.id = w.slot_id
  JOIN event e ON e.id = w.event_id
  JOIN pool o ON o.id = w.pool_id
  JOIN choice c ON c.workshop_id = w.id AND c.state = 'waiting'
  JOIN registration r ON r.id = c.registration_id
  JOIN person p ON p.id = r.person_id
 WHERE e.status = 'published' AND s.starts_at > $1 AND (o.capacity IS NULL OR o.taken < o.capacity)
