-- How entries are told now.
-- $1 form
INSERT INTO calendar_form (form) VALUES ($1)
