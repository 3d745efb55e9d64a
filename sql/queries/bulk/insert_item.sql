-- One of the registrations it is to be done to.
-- $1 bulk, $2 position, $3 registration, $4 its state
INSERT INTO bulk_item (bulk_id, position, registration_id, was) VALUES ($1, $2, $3, $4)
