-- Makes a certificate.
-- $1 registration, $2 code, $3 now   -> id      none: it has one, or the code is taken
INSERT INTO certificate (registration_id, code, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
