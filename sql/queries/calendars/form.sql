-- How entries were told when the service last started.
-- -> form      no row: it has not yet
SELECT form FROM calendar_form
