-- Nothing goes out.
-- $1 now, $2 tried next at, $3 why
INSERT INTO mail_trouble (id, since, again, reason) VALUES (1, $1, $2, $3)
    ON CONFLICT (id) DO UPDATE SET again = excluded.again, reason = excluded.reason
