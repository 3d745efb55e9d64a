-- Gives the tags back that it took.
-- $1 bulk, $2 tag
INSERT INTO tag (registration_id, name)
SELECT i.registration_id, $2 FROM bulk_item i WHERE i.bulk_id = $1 AND i.state = 'done'
ON CONFLICT DO NOTHING
