-- Makes an event; its parameters are the columns in their order, the last is now.
-- -> id      none: the slug is taken
INSERT INTO event
    (slug, pool_id, series_id, title, kind, summary, description, highlights, venue_name, venue_address, venue_town,
     venue_access, venue_latitude, venue_longitude, online_link, region, contact, audience, waiting_list, offer_hours,
     status, time_zone, starts_at, ends_at, opens_at, closes_at, cancel_until, created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
        $25, $26, $27, $28, $28)
ON CONFLICT (slug) DO NOTHING
