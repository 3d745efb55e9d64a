-- Takes the tags back that it gave.
-- $1 bulk, $2 tag
DELETE FROM tag
 WHERE name = $2
   AND registration_id IN (SELECT i.registration_id FROM bulk_item i WHERE i.bulk_id = $1 AND i.state = 'done')
