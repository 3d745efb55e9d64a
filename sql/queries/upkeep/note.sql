-- Writes when a task was done; only the last time is kept.
-- $1 task, $2 now, $3 detail
INSERT INTO upkeep (task, done_at, detail) VALUES ($1, $2, $3)
    ON CONFLICT (task) DO UPDATE SET done_at = excluded.done_at, detail = excluded.detail
