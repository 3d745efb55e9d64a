-- Forgets who a person was; the row stays for the ledger to refer to.
-- $1 person
UPDATE person
   SET email = 'erased:' || id, name = '', language = 'en', membership_number = NULL, standing = 'none', region = '',
       employer = '', job_title = '', roles = '', permissions = '', access_needs = '', discreet_calendar = 0,
       calendar_hash = NULL, mail_token = NULL, optional_mail = 1
 WHERE id = $1
