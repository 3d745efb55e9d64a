-- Signs somebody in.
-- $1 person, $2 reference, $3 hash of the token, $4 now
INSERT INTO login (person_id, reference, token_hash, created_at, seen_at) VALUES ($1, $2, $3, $4, $4)
