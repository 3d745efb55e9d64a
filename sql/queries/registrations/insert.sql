-- Writes who holds a place or waits.
-- $1 reference, $2 ticket, $3 event, $4 person, $5 state, $6 name, $7 employer, $8 origin, $9 queue number, $10 now,
-- $11 its name in calendars, $12 what it is found by
-- -> id      none: the person has an active one (C10), or the reference is taken
INSERT INTO registration
    (reference, ticket, event_id, person_id, state, name, employer, origin, queue_number, registered_at, calendar_uid,
     calendar_changed_at, search)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, $12)
ON CONFLICT DO NOTHING
