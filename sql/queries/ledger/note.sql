-- Writes what was done.
-- $1 number, $2 now, $3 actor or null, $4 act, $5 event, $6 registration, $7 person, $8 reason, $9 detail, $10 hash
INSERT INTO ledger (seq, at, actor_id, act, event_id, registration_id, person_id, reason, detail, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
