-- What is to be sent now, with all that its text tells: sign-in codes, then what concerns one booking, then what goes
-- to many, unless these sleep. Nobody's messages overtake each other while the first is tried for half an hour.
-- $1 now, $2 how many, $3 whether people are awake, $4 so many attempts hold the next message back
SELECT m.id, m.kind, m.recipient, m.detail, m.created_at, m.expires_at, e.id, r.id, r.reference, r.name, e.title,
       e.venue_name, e.venue_address, e.venue_town, e.online_link, e.contact, e.time_zone, r.offered_until,
       r.state, e.slug, p.language, p.mail_token, CASE m.kind WHEN 'thanks' THEN e.highlights END,
       l.subject, l.text
  FROM message m
  LEFT JOIN registration r ON r.id = m.registration_id
  LEFT JOIN letter l ON m.kind = 'organisers_letter' AND l.reference = m.detail
  LEFT JOIN event e ON e.id = COALESCE(r.event_id, l.event_id)
  LEFT JOIN person p ON p.id = m.person_id
 WHERE m.state = 'waiting' AND m.send_after <= $1 AND (m.expires_at IS NULL OR m.expires_at > $1)
   AND (m.urgency < 2 OR $3) AND (m.kind NOT IN ('reminder', 'release_reminder') OR r.state = 'registered')
   AND (m.urgency = 0 OR NOT EXISTS (
       SELECT 1 FROM message b
        WHERE b.recipient = m.recipient AND b.id < m.id AND b.state = 'waiting' AND b.attempts > 0 AND b.attempts < $4
          AND b.urgency > 0))
 ORDER BY m.urgency, m.send_after, m.id
 LIMIT $2
