-- What happened to registrations and their workshops, and to whom they belong, in order.
-- $1 behind this number, $2 how many
-- -> seq, at, act, event, registration, person, detail, whose they were (people_merged)
SELECT l.seq, l.at, l.act, l.event_id, l.registration_id, l.person_id, l.detail,
       CASE WHEN l.act = 'people_merged' THEN (SELECT p.id FROM person p WHERE p.reference = l.detail) END
  FROM ledger l
 WHERE l.seq > $1
   AND l.act IN ('booked', 'joined_queue', 'place_offered', 'place_confirmed', 'offer_accepted', 'offer_declined',
                 'offer_lapsed', 'cancelled', 'moved', 'workshop_taken', 'workshop_queued', 'workshop_promoted',
                 'workshop_left', 'people_merged')
 ORDER BY l.seq
 LIMIT $2
