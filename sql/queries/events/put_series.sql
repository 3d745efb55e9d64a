-- The series of this slug, made if there is none.
-- $1 slug, $2 title   -> id
INSERT INTO series (slug, title) VALUES ($1, $2)
ON CONFLICT (slug) DO UPDATE SET title = excluded.title
RETURNING id
