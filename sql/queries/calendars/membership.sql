-- The feeds an event is in.
-- $1 event   -> calendars: membership      no row: in none yet
SELECT kind, region, series, region_title, series_title FROM calendar_event WHERE event_id = $1
