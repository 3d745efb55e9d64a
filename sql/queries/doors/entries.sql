-- Who may come to an event, or did and may not any more: what a device's pack holds, but for the workshops.
-- $1 event, $2 list, $3 the day on which they may be in   -> doors::entry_row
SELECT r.id, r.reference, r.ticket, r.state, r.name, r.employer, r.door_note,
       (SELECT c.at FROM check_in c
         WHERE c.list_id = $2 AND c.registration_id = r.id AND c.day = $3 AND c.present = 1)
  FROM registration r
 WHERE r.event_id = $1
 ORDER BY r.id
