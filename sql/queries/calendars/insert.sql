-- A new entry.
-- $1 event, $2 uid, $3 kind, $4 number, $5 of days, $6 starts at, $7 ends at, $8 cancelled, $9 core, $10 schedule, $11 now
INSERT INTO calendar_entry
    (event_id, uid, kind, number, of_days, starts_at, ends_at, cancelled, core_hash, schedule_hash, sequence, created_at,
     changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $11)
