-- Records a scan; as one by which somebody is in now ($13 = 1) only if no other is.
-- $1 nonce, $2 list, $3 link, $4 registration, $5 day, $6 direction, $7 verdict, $8 let in, $9 device's time, $10 time
-- put right, $11 now, $12 undone at, $13 present   -> id      none: somebody was first (K3), or the nonce is known
INSERT INTO check_in (nonce, list_id, link_id, registration_id, day, direction, verdict, let_in, device_at, at,
                      received_at, undone_at, present)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT DO NOTHING
