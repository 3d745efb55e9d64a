-- Changes every field of an event's form but those of its pool.
-- $1 event, then the columns in their order
UPDATE event
   SET series_id = $2, title = $3, kind = $4, summary = $5, description = $6, highlights = $7, venue_name = $8,
       venue_address = $9, venue_town = $10, venue_access = $11, venue_latitude = $12, venue_longitude = $13,
       online_link = $14, region = $15, contact = $16, audience = $17, waiting_list = $18, offer_hours = $19,
       time_zone = $20, opens_at = $21, closes_at = $22, cancel_until = $23, retention_days = $24,
       reminders = $25, thanks = $26
 WHERE id = $1
