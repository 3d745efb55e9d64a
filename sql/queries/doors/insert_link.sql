-- Makes a link.
-- $1 list, $2 reference, $3 name, $4 token hash, $5 valid from, $6 valid until, $7 walk-ins, $8 over capacity: why,
-- $9 maker, $10 now   -> id
INSERT INTO door_link
    (list_id, reference, name, token_hash, valid_from, valid_until, walk_ins, over_capacity, maker_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
