-- Keeps a view of an event's attendees.
-- $1 reference, $2 event, $3 person, $4 name, $5 query, $6 shared, $7 now   -> id
INSERT INTO saved_view (reference, event_id, person_id, name, query, shared, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
