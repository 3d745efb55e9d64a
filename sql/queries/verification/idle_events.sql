-- Who waits for an event that has a free place.
-- $1 now   -> slug, event, audience, reference, people::person
SELECT e.slug, e.id, e.audience, r.reference, p.id, p.email, p.name, p.employer, p.standing, p.roles, p.permissions
  FROM event e
  JOIN pool o ON o.id = e.pool_id
  JOIN registration r ON r.event_id = e.id AND r.state = 'waiting'
  JOIN person p ON p.id = r.person_id
 WHERE e.status = 'published' AND e.starts_at > $1 AND (o.capacity IS NULL OR o.taken < o.capacity)
