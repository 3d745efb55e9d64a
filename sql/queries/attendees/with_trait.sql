-- Attendees whom organisers are to look after.
-- $1 event, $2 'access_needs', 'refused_mail' or 'been_passed_over'   -> registration
SELECT r.id
  FROM registration r JOIN person p ON p.id = r.person_id
 WHERE r.event_id = $1
   AND CASE $2
       WHEN 'access_needs' THEN p.access_needs <> ''
       WHEN 'refused_mail' THEN EXISTS (SELECT 1 FROM refused_address a WHERE a.email = p.email)
       WHEN 'been_passed_over' THEN r.state = 'waiting' AND r.passed_over <> ''
       ELSE 0 END
