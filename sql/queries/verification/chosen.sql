-- Every workshop that somebody has a place in, or waits for.
-- -> registration, workshop's slug, state, registration's reference
SELECT c.registration_id, w.slug, c.state, r.reference
  FROM choice c JOIN workshop w ON w.id = c.workshop_id JOIN registration r ON r.id = c.registration_id
 WHERE c.state <> 'wanted'
 ORDER BY c.registration_id, w.id
