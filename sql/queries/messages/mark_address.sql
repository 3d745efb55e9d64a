-- An address refuses mail.
-- $1 message that was sent there, $2 now, $3 why
INSERT INTO refused_address (email, at, reason)
SELECT recipient, $2, $3 FROM message WHERE id = $1 AND recipient <> ''
    ON CONFLICT (email) DO UPDATE SET at = excluded.at, reason = excluded.reason
