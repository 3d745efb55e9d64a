-- What was written to a person.
-- $1 person   -> kind, state, created_at, sent_at
SELECT kind, state, created_at, sent_at FROM message WHERE person_id = $1 ORDER BY id
