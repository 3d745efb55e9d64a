-- What is to be sent now, with all that its text tells; sign-in codes first.
-- $1 now, $2 how many
SELECT m.id, m.kind, m.recipient, m.detail, m.created_at, m.expires_at, e.id, r.reference, r.name, e.title,
       e.venue_name, e.venue_address, e.venue_town, e.online_link, e.contact, e.time_zone, r.offered_until
  FROM message m
  LEFT JOIN registration r ON r.id = m.registration_id
  LEFT JOIN event e ON e.id = r.event_id
 WHERE m.state = 'waiting' AND m.send_after <= $1 AND (m.expires_at IS NULL OR m.expires_at > $1)
 ORDER BY m.urgency, m.send_after, m.id
 LIMIT $2
