-- Keeps the hashes of a code and of the browser that asked for it.
-- $1 folded address, $2 hash of the binding, $3 hash of the code, $4 tries, $5 now, $6 expires at
INSERT INTO sign_in (email, binding_hash, code_hash, tries_left, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6)
