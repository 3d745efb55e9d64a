-- How far it has come.
-- $1 bulk   -> done, refused
SELECT COUNT(CASE WHEN state = 'done' THEN 1 END), COUNT(CASE WHEN state = 'refused' THEN 1 END)
  FROM bulk_item WHERE bulk_id = $1
