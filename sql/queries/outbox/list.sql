-- Messages in a state, the latest first.
-- $1 state, $2 before this one, $3 how many
SELECT m.id, m.kind, m.state, m.recipient, m.created_at, m.send_after, m.attempts, m.last_error, r.reference, e.slug,
       e.title
  FROM message m
  LEFT JOIN registration r ON r.id = m.registration_id
  LEFT JOIN event e ON e.id = r.event_id
 WHERE m.state = $1 AND m.id < $2
 ORDER BY m.id DESC
 LIMIT $3
