-- Keeps an answer; one of more than a day ago makes room.
-- $1 person, $2 key, $3 hash, $4 answer, $5 now
INSERT INTO answered_request (person_id, key, request_hash, answer, at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (person_id, key) DO UPDATE
   SET request_hash = excluded.request_hash, answer = excluded.answer, at = excluded.at
