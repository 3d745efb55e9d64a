-- Forgets the names of those who came to an event, and what the door was told about them.
-- $1 event      rows that change: registrations
UPDATE registration SET name = '', employer = '', door_note = '' WHERE event_id = $1
