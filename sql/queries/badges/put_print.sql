-- A badge was printed.
-- $1 registration, $2 fields, $3 hash, $4 now
INSERT INTO badge_print (registration_id, fields, hash, printed_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (registration_id) DO UPDATE SET fields = $2, hash = $3, printed_at = $4
