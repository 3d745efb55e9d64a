-- Forgets who a person was; the row stays for the ledger to refer to.
-- $1 person
UPDATE person
   SET email = 'erased:' || id, name = '', language = 'en', membership_number = NULL, standing = 'none', region = '',
       employer = '', job_title = '', roles = '', permissions = '', access_needs = '', discreet_calendar = 0,
       calendar_hash = NULL
 WHERE id = $1
