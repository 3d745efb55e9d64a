-- Puts a message into the outbox.
-- $1 kind, $2 address, $3 person, $4 registration, $5 detail, $6 urgency, $7 now, $8 expires at or null
INSERT INTO message
    (kind, recipient, person_id, registration_id, detail, urgency, send_after, expires_at, state, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $7)
