-- Writes what was done.
-- $1 now, $2 actor or null, $3 act, $4 event, $5 registration, $6 person, $7 reason, $8 detail   -> seq
INSERT INTO ledger (at, actor_id, act, event_id, registration_id, person_id, reason, detail)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
