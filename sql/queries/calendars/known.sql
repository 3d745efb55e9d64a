-- The entries an event has had so far.
-- $1 event   -> calendars: known_entry
SELECT id, kind, number, starts_at, ends_at, core_hash, schedule_hash, sequence, changed_at
  FROM calendar_entry WHERE event_id = $1 ORDER BY starts_at, id
