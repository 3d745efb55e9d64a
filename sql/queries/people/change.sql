-- Changes what is given, leaves what is null.
-- $1 person, $2 name, $3 language, $4 access needs, $5 discreet calendar, $6 now
UPDATE person
   SET name = COALESCE($2, name), language = COALESCE($3, language), access_needs = COALESCE($4, access_needs),
       discreet_calendar = COALESCE($5, discreet_calendar), changed_at = $6
 WHERE id = $1
