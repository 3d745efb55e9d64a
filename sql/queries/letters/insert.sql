-- Keeps what organisers write to attendees.
-- $1 reference, $2 event, $3 subject, $4 text, $5 now   -> id
INSERT INTO letter (reference, event_id, subject, text, created_at) VALUES ($1, $2, $3, $4, $5)
