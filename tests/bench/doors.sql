-- For tests/bench/doors.mjs: everybody has a place and a ticket at the rehearsal, which is on today, and its doors are open.
UPDATE pool SET capacity = NULL, taken = 6000 WHERE id = (SELECT pool_id FROM event WHERE slug = 'rehearsal');
UPDATE event SET starts_at = unixepoch() - 3600, ends_at = unixepoch() + 86400 WHERE slug = 'rehearsal';
UPDATE day SET starts_at = unixepoch() - 3600, ends_at = unixepoch() + 86400
 WHERE event_id = (SELECT id FROM event WHERE slug = 'rehearsal');
INSERT INTO registration (reference, ticket, event_id, person_id, state, name, employer, origin, registered_at, calendar_uid)
SELECT printf('RW-%06d', p.id), printf('ticket%016d', p.id), e.id, p.id, 'registered', p.name, p.employer, 'self', e.opens_at,
       lower(hex(randomblob(16)))
  FROM person p JOIN event e ON e.slug = 'rehearsal'
 WHERE p.standing = 'current'
 ORDER BY p.id;
INSERT INTO door_list (reference, event_id) SELECT 'doors', id FROM event WHERE slug = 'rehearsal';
INSERT INTO door_link (list_id, reference, name, token_hash, valid_from, valid_until, walk_ins, created_at) VALUES $LINKS;
