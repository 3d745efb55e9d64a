-- When a task was last done; no row: never.
-- $1 task   -> upkeep::done
SELECT done_at, detail FROM upkeep WHERE task = $1
