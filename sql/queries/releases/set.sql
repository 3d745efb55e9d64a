-- What an employer said.
-- $1 registration, $2 state, $3 now
INSERT INTO employer_release (registration_id, state, since) VALUES ($1, $2, $3)
    ON CONFLICT (registration_id) DO UPDATE SET state = $2, since = $3
