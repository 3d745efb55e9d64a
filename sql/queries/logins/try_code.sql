-- Spends one try on the code that was sent for this browser. One that was made later than now was made before the clock
-- was set back: it may have ended already.
-- $1 hash of the binding, $2 now   -> id, email, code_hash      no row: none, expired, or no try left
UPDATE sign_in SET tries_left = tries_left - 1
 WHERE binding_hash = $1 AND created_at <= $2 AND expires_at > $2 AND tries_left > 0
RETURNING id, email, code_hash
