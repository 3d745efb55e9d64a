-- Forgets the answers kept for a person's repeated requests.
-- $1 person
DELETE FROM answered_request WHERE person_id = $1
