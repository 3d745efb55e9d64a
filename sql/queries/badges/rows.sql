-- What badges are made of, for everybody with a place at an event.
-- $1 event   -> badges::row
SELECT r.id, r.reference, r.ticket, r.name, r.employer, p.roles,
       COALESCE((SELECT a.text FROM answer a JOIN question q ON q.id = a.question_id
                  WHERE a.registration_id = r.id AND q.slug = 'pronouns'), ''),
       b.fields, b.hash
  FROM registration r
  JOIN person p ON p.id = r.person_id
  LEFT JOIN badge_print b ON b.registration_id = r.id
 WHERE r.event_id = $1 AND r.state = 'registered'
