-- For tests/bench/boards.mjs: the first members are organisers, each with a program's token that reads dashboards.
UPDATE person SET permissions = 'organiser' WHERE id IN (SELECT id FROM person ORDER BY id LIMIT $BOARDS);
INSERT INTO api_token (person_id, reference, name, token_hash, scopes, created_at, expires_at) VALUES $TOKENS;
