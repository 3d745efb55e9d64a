-- Sets the feeds an event is in; its group stays.
-- $1 event, $2 group, $3 kind, $4 region, $5 series, $6 region's title, $7 series' title
INSERT INTO calendar_event (event_id, group_uid, kind, region, series, region_title, series_title)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (event_id) DO UPDATE
   SET kind = excluded.kind, region = excluded.region, series = excluded.series, region_title = excluded.region_title,
       series_title = excluded.series_title
