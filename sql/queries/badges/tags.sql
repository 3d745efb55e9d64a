-- Who carries which tag at an event.
-- $1 event   -> registration, tag
SELECT t.registration_id, t.name FROM tag t JOIN registration r ON r.id = t.registration_id WHERE r.event_id = $1
