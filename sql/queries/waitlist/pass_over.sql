-- Remembers, for the organisers, why the queue skipped somebody (W5).
-- $1 registration, $2 why   -> id      no row: that was known already
UPDATE registration SET passed_over = $2 WHERE id = $1 AND passed_over <> $2 RETURNING id
