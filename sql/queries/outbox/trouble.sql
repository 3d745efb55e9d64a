-- Why nothing goes out; no row: the line is good.
SELECT since, again, reason FROM mail_trouble
