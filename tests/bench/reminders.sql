-- For tests/bench/mail.mjs: everybody has a place at the rehearsal, and a reminder that is due in $WAIT seconds. Of
-- urgency 1, so that they go out at night as well.
UPDATE pool SET capacity = NULL, taken = 6000 WHERE id = (SELECT pool_id FROM event WHERE slug = 'rehearsal');
UPDATE pool SET capacity = NULL WHERE id = (SELECT pool_id FROM event WHERE slug = 'stampede');
INSERT INTO registration (reference, ticket, event_id, person_id, state, name, employer, origin, registered_at, calendar_uid)
SELECT printf('RW-%06d', p.id), 'ticket-' || p.id, e.id, p.id, 'registered', p.name, p.employer, 'self', e.opens_at,
       lower(hex(randomblob(16)))
  FROM person p JOIN event e ON e.slug = 'rehearsal'
 WHERE p.standing = 'current';
INSERT INTO message
    (kind, recipient, person_id, registration_id, detail, urgency, send_after, expires_at, state, created_at)
SELECT 'reminder', p.email, p.id, r.id, '7', 1, unixepoch() + $WAIT, NULL, 'waiting', unixepoch() + $WAIT
  FROM registration r JOIN person p ON p.id = r.person_id;
