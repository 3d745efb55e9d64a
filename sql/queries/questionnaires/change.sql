-- Changes a question.
-- $1 question, $2 position, $3 kind, $4 label, $5 hint, $6 options, $7 required, $8 purpose, $9 retention in days
UPDATE question
   SET position = $2, kind = $3, label = $4, hint = $5, options = $6, required = $7, purpose = $8, retention_days = $9
 WHERE id = $1
