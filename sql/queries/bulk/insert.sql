-- Notes what is to be done to many registrations.
-- $1 reference, $2 event, $3 actor, $4 action, $5 target, $6 letter or null, $7 reason, $8 notify, $9 how many, $10 now,
-- $11 when it starts   -> id
INSERT INTO bulk
    (reference, event_id, actor_id, action, target, letter_id, reason, notify, state, count, asked_at, starts_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10, $11)
