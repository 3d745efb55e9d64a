-- An entry is told differently from now on.
-- $1 entry, $2 number, $3 of days, $4 starts at, $5 ends at, $6 cancelled, $7 core, $8 schedule, $9 sequence, $10 changed at
UPDATE calendar_entry
   SET number = $2, of_days = $3, starts_at = $4, ends_at = $5, cancelled = $6, core_hash = $7, schedule_hash = $8,
       sequence = $9, changed_at = $10
 WHERE id = $1
