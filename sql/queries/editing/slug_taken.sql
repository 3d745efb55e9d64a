-- Whether a slug names an event already.
-- $1 slug   -> id      no row: it is free
SELECT id FROM event WHERE slug = $1
