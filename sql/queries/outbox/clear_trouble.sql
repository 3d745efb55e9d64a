-- The line is good again.
DELETE FROM mail_trouble
