-- Adds a question.
-- $1 event, $2 slug, $3 position, $4 kind, $5 label, $6 hint, $7 options, $8 required, $9 purpose, $10 retention in days
INSERT INTO question (event_id, slug, position, kind, label, hint, options, required, purpose, retention_days)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
